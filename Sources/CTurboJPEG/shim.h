// Photographs unpacked.
#include <turbojpeg.h>
