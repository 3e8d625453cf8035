#ifndef CLIBXML2_SHIM_H
#define CLIBXML2_SHIM_H
// libxml2's headers bring in those of the system's ICU, which contradict the ones that Foundation has. Without them only
// the end of the struct of an encoding handler is missing, which is never made or read here.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <dlfcn.h>
#include <libxml/HTMLparser.h>

// libxml2 and what it needs take two milliseconds to load: it is loaded for the first page of HTML, not at every start.
// Each function gives nothing when the library is not there.
static inline void *library_symbol(const char *name) {
  void *library = dlopen("libxml2.so.2", RTLD_NOW | RTLD_LOCAL);
  return library ? dlsym(library, name) : 0;
}

static inline htmlParserCtxtPtr new_html_parser(void) {
  htmlParserCtxtPtr (*make)(void) = (htmlParserCtxtPtr(*)(void))library_symbol("htmlNewParserCtxt");
  return make ? make() : 0;
}

static inline void free_html_parser(htmlParserCtxtPtr context) {
  void (*give_back)(htmlParserCtxtPtr) = (void (*)(htmlParserCtxtPtr))library_symbol("htmlFreeParserCtxt");
  if (give_back) give_back(context);
}

static inline htmlDocPtr read_html(htmlParserCtxtPtr context, const char *bytes, int count, int options) {
  htmlDocPtr (*read)(htmlParserCtxtPtr, const char *, int, const char *, const char *, int) =
      (htmlDocPtr(*)(htmlParserCtxtPtr, const char *, int, const char *, const char *, int))library_symbol(
          "htmlCtxtReadMemory");
  return read ? read(context, bytes, count, 0, "UTF-8", options) : 0;
}
#endif
