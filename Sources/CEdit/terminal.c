// The terminal's modes: as found, and as the shell works. All but the first function may run in a signal handler.

#include "internal.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

static struct termios found, working;
volatile sig_atomic_t cedit_modes_are_canonical = 1;
/// `saved`: the found modes are known. `taken`: the working modes are wanted, even if another has the terminal for now.
static volatile sig_atomic_t saved, taken, escapes, brackets;
/// `full`: the second screen is wanted; `away`: it was left, to be entered again.
static volatile sig_atomic_t full, away;

static void show_full_screen(bool on) {
  static const char enter[] = "\033[?1049h\033[?25l\033[2J", leave[] = "\033[?25h\033[?1049l";
  if (on) cedit_write(enter, sizeof enter - 1);
  else cedit_write(leave, sizeof leave - 1);
}

void cedit_full_screen(bool on) {
  if (full == on) return;
  full = on;
  away = 0;
  show_full_screen(on);
}

static void restore_at_exit(void) {
  if (full) cedit_full_screen(false);
  if (taken) cedit_restore_modes();
}

bool cedit_save_modes(void) {
  if (!isatty(STDOUT_FILENO) || tcgetattr(STDIN_FILENO, &found) != 0) return false;
  working = found;
  working.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | IXON);
  working.c_lflag &= ~(tcflag_t)(ICANON | ECHO | IEXTEN);
  working.c_lflag |= ISIG;
  working.c_cc[VMIN] = 0;  // a read never waits
  working.c_cc[VTIME] = 0;
  if (!saved) saved = atexit(restore_at_exit) == 0;
  return saved;
}

bool cedit_in_foreground(void) { return tcgetpgrp(STDIN_FILENO) == getpgrp(); }

bool cedit_has_taken_terminal(void) { return taken; }

void cedit_trust_escapes(bool understood) { escapes = understood; }

bool cedit_write(const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(STDOUT_FILENO, bytes, count);
    if (written >= 0) {
      bytes += written;
      count -= (size_t)written;
    } else if (errno == EAGAIN) {
      struct pollfd output = {.fd = STDOUT_FILENO, .events = POLLOUT};
      poll(&output, 1, -1);
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

void cedit_enter_working_modes(void) {
  if (!saved) return;
  taken = 1;
  if (!cedit_in_foreground()) return;
  tcsetattr(STDIN_FILENO, TCSANOW, &working);
  cedit_modes_are_canonical = 0;
  if (full && away) {
    away = 0;
    show_full_screen(true);
  }
}

void cedit_bracket_pastes(bool on) {
  if (brackets == on) return;
  brackets = on;
  cedit_write(on ? "\033[?2004h" : "\033[?2004l", 8);
}

void cedit_restore_modes(void) {
  taken = 0;
  if (!saved || !cedit_in_foreground()) return;
  cedit_bracket_pastes(false);
  tcsetattr(STDIN_FILENO, TCSANOW, &found);
  cedit_modes_are_canonical = 1;
}

void cedit_leave_terminal(void) {
  static const char plain[] = "\033[0m\033[?25h\033[?2026l";  // no colours, cursor shown, no held-back update
  // A program that has drawn on the second screen knows that the terminal understands.
  if (saved && (escapes || full) && cedit_in_foreground()) {
    cedit_write(plain, sizeof plain - 1);
    if (full && !away) {
      show_full_screen(false);
      away = 1;
    }
  }
  cedit_restore_modes();
}

bool cedit_window_size(int *columns, int *rows) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return false;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}
