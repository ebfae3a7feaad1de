// Signals become flags; whoever waits for input acts on them. Only crashes and Ctrl-Z act at once.

#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

volatile sig_atomic_t cedit_interrupted, cedit_resized, cedit_suspended, cedit_continued, cedit_terminated;
volatile sig_atomic_t cedit_reading;
int cedit_wakeup = -1;

static volatile uint8_t own_flag;
static volatile uint8_t *cancel = &own_flag;
static int wakeup_writer = -1;

volatile uint8_t *cedit_cancel_flag(void) { return cancel; }

void cedit_use_cancel_flag(volatile uint8_t *flag) { cancel = flag; }
int cedit_termination_signal(void) { return cedit_terminated; }

static void set_action(int number, void (*handler)(int), int flags) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

/// Async-signal-safe: takes the default action, even inside the signal's own handler.
static void raise_default(int number) {
  set_action(number, SIG_DFL, 0);
  sigset_t mask;
  sigemptyset(&mask);
  sigaddset(&mask, number);
  pthread_sigmask(SIG_UNBLOCK, &mask, NULL);
  raise(number);
}

_Noreturn void cedit_die(int number) {
  cedit_leave_terminal();
  raise_default(number);
  _exit(128 + number);
}

/// Says how to get out of a computation that has not noticed the Ctrl-C before this one.
static void offer_way_out(void) {
  static const char message[] = "\nstill computing; Ctrl-\\ ends the shell at once\n";
  (void)!write(STDERR_FILENO, message, sizeof message - 1);
}

static void on_signal(int number) {
  int saved = errno;
  switch (number) {
  case SIGINT:
    if (cedit_reading) {
      cedit_interrupted = 1;
    } else {
      if (*cancel) offer_way_out();
      *cancel = 1;
    }
    break;
  case SIGWINCH: cedit_resized = 1; break;
  case SIGTSTP:
    cedit_suspended = 1;
    if (!cedit_reading) cedit_stop();
    break;
  case SIGCONT:
    if (!cedit_reading && cedit_has_taken_terminal()) cedit_enter_working_modes();
    cedit_continued = 1;
    break;
  case SIGQUIT: cedit_die(number);
  default:
    if (cedit_terminated) cedit_die(number);
    cedit_terminated = number;
    *cancel = 1;
  }
  (void)!write(wakeup_writer, "", 1);
  errno = saved;
}

void cedit_stop(void) {
  bool taken = cedit_has_taken_terminal();
  cedit_suspended = 0;
  cedit_leave_terminal();
  raise_default(SIGTSTP);
  set_action(SIGTSTP, on_signal, SA_RESTART);
  if (taken) cedit_enter_working_modes();
  cedit_continued = 1;
}

/// Says what the crash cost, which is nothing that was entered before, and lets the signal kill. Replacing Swift's own
/// handlers also keeps its interactive backtracer away.
static void on_crash(int number) {
  static const char message[] = "\nconvsh stopped unexpectedly; your history is safe\n";
  cedit_leave_terminal();
  (void)!write(STDERR_FILENO, message, sizeof message - 1);
  raise_default(number);
}

void cedit_clear_wakeup(void) {
  char bytes[64];
  while (read(cedit_wakeup, bytes, sizeof bytes) > 0) {}
}

static void catch_unless_ignored(int number) {
  struct sigaction current;
  if (sigaction(number, NULL, &current) == 0 && current.sa_handler == SIG_IGN) return;
  set_action(number, on_signal, SA_RESTART);
}

void cedit_catch_signals(void) {
  if (cedit_wakeup >= 0) return;
  int ends[2];
  if (pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0) return;
  cedit_wakeup = ends[0];
  wakeup_writer = ends[1];

  static const int caught[] = {SIGINT, SIGWINCH, SIGTSTP, SIGCONT, SIGTERM, SIGHUP, SIGQUIT};
  sigset_t heard;
  sigemptyset(&heard);
  for (size_t i = 0; i < sizeof caught / sizeof *caught; i++) {
    catch_unless_ignored(caught[i]);
    sigaddset(&heard, caught[i]);
  }
  // A parent that starts us from a thread with blocked signals leaves them blocked: nothing could end us then.
  sigprocmask(SIG_UNBLOCK, &heard, NULL);

  // A crash may be an exhausted stack, so its handler has its own.
  static char stack[64 * 1024];
  stack_t own = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&own, NULL);
  static const int crashes[] = {SIGSEGV, SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGABRT};
  for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) set_action(crashes[i], on_crash, SA_ONSTACK);
}
