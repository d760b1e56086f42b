// Debian's libxml2 is built with ICU, and its headers then pull in ICU's, which quarrel with Foundation's own copy.
// The switch only adds fields at the end of the encoding handler, which is used here by pointer alone.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
