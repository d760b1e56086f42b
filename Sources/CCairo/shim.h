// Filling of curves on a grid of dots.
#include <cairo.h>
