#ifndef CLIBXML2_SHIM_H
#define CLIBXML2_SHIM_H
// libxml2's headers bring in those of the system's ICU, which contradict the ones that Foundation has. Without them only
// the end of the struct of an encoding handler is missing, which is never made or read here.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#endif
