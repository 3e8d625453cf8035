// What must be done in a signal handler, and what Swift's Glibc does not import.
#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stddef.h>
#include <stdint.h>
#include <termios.h>

// Catches the signals; a byte with the number of each can be read from the descriptor that is returned (-1: errno).
// After one that ends a program, the terminal is given back and the program is gone within a second even if it
// hangs in a write to a terminal that takes nothing; that needs cterminal_guard.
int cterminal_signal_pipe(const int *signals, size_t count);
// Writes the byte 0 there, from whichever thread.
void cterminal_wake(void);
// Gives the signal its default action, or our handler again.
void cterminal_default(int signal);
void cterminal_catch(int signal);
// Ignores the signal.
void cterminal_ignore(int signal);

// From now on a crash writes `restore` to the terminal, gives it back its modes, copies what `spool` holds to `error`
// (-1: none), and dies by the true signal. -1 if it cannot be arranged.
int cterminal_guard(int terminal, const char *restore, size_t length, const struct termios *modes, int spool, int error);
// Ends that; crashes have their default action again.
void cterminal_unguard(void);

// A file in memory (-1: errno), closed on exec.
int cterminal_memory_file(const char *name);
// The columns that the C library, and so ncurses, gives a character; -1 for one it does not know.
int cterminal_width(uint32_t scalar);

// From now on what is as long as this and is freed goes back to the system at once.
void cterminal_give_back(size_t length);

#endif
