#include "cterminal.h"

#include <malloc.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wchar.h>

static volatile sig_atomic_t pipe_write = -1;
static volatile sig_atomic_t ending = 0;

static struct {
  volatile sig_atomic_t armed;
  int terminal, spool, error;
  size_t length;
  char restore[512];
  struct termios modes;
} guard;

static void give_back(void) {
  if (!guard.armed) return;
  guard.armed = 0;
  // A terminal that takes nothing must not hold up the end.
  int flags = fcntl(guard.terminal, F_GETFL);
  if (flags != -1) fcntl(guard.terminal, F_SETFL, flags | O_NONBLOCK);
  (void)!write(guard.terminal, guard.restore, guard.length);
  if (flags != -1) fcntl(guard.terminal, F_SETFL, flags);
  tcsetattr(guard.terminal, TCSANOW, &guard.modes);
  if (guard.spool < 0) return;
  char buffer[1024];
  ssize_t got;
  off_t at = 0;
  while ((got = pread(guard.spool, buffer, sizeof buffer, at)) > 0) {
    (void)!write(guard.error, buffer, (size_t)got);
    at += got;
  }
}

static int ends(int number) {
  return number == SIGHUP || number == SIGTERM || number == SIGINT || number == SIGQUIT;
}

static void on_signal(int number) {
  int saved = errno;
  unsigned char byte = (unsigned char)number;
  (void)!write(pipe_write, &byte, 1);
  if (ends(number) && !ending) {
    ending = number;
    alarm(1);
  }
  errno = saved;
}

static void on_alarm(int number) {
  (void)number;
  guard.spool = -1;
  give_back();
  _exit(128 + (int)ending);
}

static int install(int number, void (*handler)(int), int flags) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
  sigfillset(&action.sa_mask);
  return sigaction(number, &action, NULL);
}

int cterminal_signal_pipe(const int *signals, size_t count) {
  int fds[2];
  if (pipe2(fds, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
  pipe_write = fds[1];
  if (install(SIGALRM, on_alarm, SA_RESTART) != 0) return -1;
  for (size_t i = 0; i < count; i++) {
    // Who starts us with a signal ignored (nohup) means it.
    struct sigaction old;
    if (sigaction(signals[i], NULL, &old) == 0 && ends(signals[i]) && old.sa_handler == SIG_IGN) continue;
    if (install(signals[i], on_signal, SA_RESTART) != 0) return -1;
  }
  return fds[0];
}

void cterminal_wake(void) {
  unsigned char byte = 0;
  if (pipe_write >= 0) (void)!write(pipe_write, &byte, 1);
}

void cterminal_default(int number) { install(number, SIG_DFL, 0); }
void cterminal_ignore(int number) { install(number, SIG_IGN, 0); }
void cterminal_catch(int number) { install(number, on_signal, SA_RESTART); }

static const int crashes[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGSYS};

static void on_crash(int number) {
  give_back();
  // SA_RESETHAND: a fault runs again and dies by the default action; abort() and kill() need the raise.
  raise(number);
}

int cterminal_guard(int terminal, const char *restore, size_t length, const struct termios *modes, int spool, int error) {
  if (length > sizeof guard.restore) return -1;
  guard.terminal = terminal;
  guard.length = length;
  guard.modes = *modes;
  guard.spool = spool;
  guard.error = error;
  memcpy(guard.restore, restore, length);
  // A stack of its own: the ordinary one may be what overflowed.
  static char stack[64 * 1024];
  stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
  if (sigaltstack(&alternate, NULL) != 0) return -1;
  guard.armed = 1;
  for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) {
    if (install(crashes[i], on_crash, SA_RESETHAND | SA_ONSTACK | SA_NODEFER) != 0) return -1;
  }
  return 0;
}

void cterminal_unguard(void) {
  guard.armed = 0;
  for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) install(crashes[i], SIG_DFL, 0);
}

int cterminal_memory_file(const char *name) { return memfd_create(name, MFD_CLOEXEC); }
int cterminal_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

void cterminal_give_back(size_t length) { mallopt(M_MMAP_THRESHOLD, (int)length); }
