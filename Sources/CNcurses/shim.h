// What the Clang importer cannot see in <curses.h>: macros over macros, and the global variables that Swift 6 rejects
// as shared mutable state.
#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H

#define NCURSES_WIDECHAR 1  // Swift's Glibc module is built without _XOPEN_SOURCE
#define NCURSES_NOMACROS 1  // functions, not macros over stdscr
#include <curses.h>

// From <term.h>, which cannot be included whole: it defines words like `lines` and `tab`.
extern int setupterm(const char *, int, int *);
extern char *tigetstr(const char *);
extern int putp(const char *);

// A_* are macros over NCURSES_BITS(): only A_NORMAL would import. Arrives in Swift as an OptionSet.
typedef enum __attribute__((flag_enum, enum_extensibility(open))) NCAttributes : attr_t {
  NCAttributesUnderline = A_UNDERLINE,
  NCAttributesReverse = A_REVERSE,
  NCAttributesDim = A_DIM,
  NCAttributesBold = A_BOLD,
} NCAttributes;

static inline WINDOW *nc_stdscr(void) { return stdscr; }
static inline int nc_colors(void) { return COLORS; }

// Colour pairs beyond 15 bits need the `opts` pointer.
static inline int nc_setcchar(cchar_t *out, const wchar_t *text, attr_t attributes, int pair) {
  return setcchar(out, text, attributes, (short)pair, &pair);
}

// tigetstr returns (char *)-1 for what is not a string capability: Swift has no name for that pointer.
static inline const char *nc_capability(const char *name) {
  const char *value = tigetstr(name);
  return value == (const char *)-1 ? (const char *)0 : value;
}

#endif
