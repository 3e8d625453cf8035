#ifndef CVTERM_SHIM_H
#define CVTERM_SHIM_H

#include <sys/syscall.h>
#include <sys/types.h>
#include <vterm.h>

// A descriptor that becomes readable when the process ends, so that waiting for it needs no sleep. Not in this libc.
extern long syscall(long number, ...);
static inline int pty_process_descriptor(pid_t process) { return (int)syscall(SYS_pidfd_open, process, 0); }

#endif
