// What was typed: a queue of bytes, filled by whoever waits for a key and, while something is computed, by a thread.

#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ESCAPE_MILLISECONDS = 40, MOST_PENDING = 1 << 20, MOST_PASTED = 1 << 20 };

static uint8_t *pending;
static size_t first, end, room;

size_t cedit_pending_count(void) { return end - first; }

bool cedit_pending_ends(void) { return first < end && pending[first] == 0x04; }

void cedit_forget_pending(void) { first = end = 0; }

/// What does not fit is dropped: a megabyte that nobody has read yet is no typing.
static void append(const uint8_t *bytes, size_t count) {
  if (first > 0) memmove(pending, pending + first, end - first);
  end -= first;
  first = 0;
  if (count > MOST_PENDING - end) count = MOST_PENDING - end;
  if (end + count > room) {
    size_t larger = (end + count) * 2;
    uint8_t *grown = realloc(pending, larger);
    if (!grown) return;
    pending = grown;
    room = larger;
  }
  memcpy(pending + end, bytes, count);
  end += count;
}

/// - events: what poll said. A read does not block even if a Ctrl-C has emptied the terminal's queue meanwhile, so it
///   may come back empty; that is the end only of a canonical line, or of the terminal.
static input_event read_input(short events) {
  uint8_t bytes[4096];
  ssize_t count = read(STDIN_FILENO, bytes, sizeof bytes);
  if (count < 0 && (errno == EINTR || errno == EAGAIN)) return INPUT_SIGNAL;
  if (count == 0 && !(events & POLLHUP) && !cedit_modes_are_canonical) return INPUT_SIGNAL;
  if (count <= 0) return INPUT_CLOSED;
  append(bytes, (size_t)count);
  return INPUT_ARRIVED;
}

input_event cedit_wait_for_input(int timeout) {
  struct pollfd sources[] = {{.fd = STDIN_FILENO, .events = POLLIN}, {.fd = cedit_wakeup, .events = POLLIN}};
  bool was_interrupted = cedit_interrupted;
  int ready = poll(sources, 2, timeout);
  if (ready == 0) return INPUT_TIMEOUT;
  // What can be read behind a Ctrl-C was typed after it.
  if (ready < 0 || sources[1].revents || cedit_interrupted != was_interrupted) {
    cedit_clear_wakeup();
    return INPUT_SIGNAL;
  }
  return read_input(sources[0].revents);
}

void cedit_read_what_is_there(void) {
  struct pollfd terminal = {.fd = STDIN_FILENO, .events = POLLIN};
  while (poll(&terminal, 1, 0) > 0 && read_input(terminal.revents) == INPUT_ARRIVED) {}
}

bool cedit_wait_readable(int descriptor) {
  while (!*cedit_cancel_flag() && !cedit_terminated) {
    struct pollfd sources[] = {{.fd = descriptor, .events = POLLIN}, {.fd = cedit_wakeup, .events = POLLIN}};
    if (poll(sources, 2, -1) > 0 && sources[0].revents) return true;
    cedit_clear_wakeup();
  }
  return false;
}

char *cedit_take_line(void) {
  for (size_t at = first; at < end; at++) {
    if (pending[at] != '\n' && pending[at] != '\r') continue;
    char *line = strndup((char *)pending + first, at - first);
    first = at + 1;
    return line;
  }
  return NULL;
}

int32_t cedit_read_key(int timeout) {
  bool final = false;
  for (;;) {
    int32_t key;
    size_t taken = cedit_decode_key(pending + first, end - first, final, &key);
    if (taken > 0) {
      first += taken;
      return key;
    }
    switch (cedit_wait_for_input(cedit_pending_count() > 0 ? ESCAPE_MILLISECONDS : timeout)) {
    case INPUT_ARRIVED: break;
    case INPUT_CLOSED: return CEDIT_KEY_CLOSED;
    case INPUT_SIGNAL: return CEDIT_KEY_TIMEOUT;
    case INPUT_TIMEOUT:
      if (cedit_pending_count() == 0) return CEDIT_KEY_TIMEOUT;
      final = true;
    }
  }
}

uint8_t *cedit_read_paste(size_t *count, bool *cut) {
  static const char stop[] = "\033[201~";
  size_t stop_length = sizeof stop - 1, searched = 0;
  *cut = false;
  for (;;) {
    uint8_t *found = memmem(pending + first + searched, end - first - searched, stop, stop_length);
    if (found) {
      *count = (size_t)(found - (pending + first));
      uint8_t *bytes = malloc(*count + 1);
      if (bytes) memcpy(bytes, pending + first, *count);
      first += *count + stop_length;
      return bytes;
    }
    // All but the last bytes, where the stop may have begun, are searched; beyond the limit they are dropped.
    if (end - first >= stop_length) searched = end - first - stop_length + 1;
    if (searched > MOST_PASTED - 8192) {
      memmove(pending + first + MOST_PASTED - 8192, pending + first + searched, end - first - searched);
      end -= searched - (MOST_PASTED - 8192);
      searched = MOST_PASTED - 8192;
      *cut = true;
    }
    if (cedit_wait_for_input(-1) == INPUT_CLOSED) break;
    if (cedit_interrupted || cedit_terminated) break;
  }
  cedit_forget_pending();
  return NULL;
}

// MARK: Draining

static int stopper[2] = {-1, -1};
static pthread_t drainer;
static int draining;

static void *drain(void *unused) {
  struct pollfd sources[] = {{.fd = STDIN_FILENO, .events = POLLIN}, {.fd = stopper[0], .events = POLLIN}};
  for (;;) {
    // In the background a read would stop the process; it looks again from time to time.
    bool readable = cedit_in_foreground();
    poll(readable ? sources : sources + 1, readable ? 2 : 1, readable ? -1 : 100);
    if (sources[1].revents) return NULL;
    if (readable && sources[0].revents && read_input(sources[0].revents) == INPUT_CLOSED) sources[0].fd = -1;
  }
}

static void start_draining(void) {
  if (draining) return;
  if (stopper[0] < 0 && pipe2(stopper, O_CLOEXEC) != 0) return;
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);  // signals are for the thread that computes
  draining = pthread_create(&drainer, NULL, drain, NULL) == 0;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static void stop_draining(void) {
  if (!draining) return;
  char byte = 0;
  (void)!write(stopper[1], &byte, 1);
  pthread_join(drainer, NULL);
  (void)!read(stopper[0], &byte, 1);
  draining = 0;
}

static bool computing;

void cedit_computing_begin(void) {
  *cedit_cancel_flag() = 0;
  computing = true;
  if (editor.libedit) start_draining();
}

void cedit_computing_end(void) {
  stop_draining();
  computing = false;
  if (*cedit_cancel_flag()) cedit_forget_pending();
}

// MARK: Single keys

bool cedit_keys_begin(void) {
  if (!editor.libedit && !cedit_save_modes()) return false;
  if (!editor.libedit) cedit_catch_signals();
  stop_draining();
  cedit_enter_working_modes();
  cedit_interrupted = cedit_suspended = cedit_resized = cedit_continued = 0;
  cedit_reading = 1;
  return true;
}

void cedit_keys_end(void) {
  cedit_reading = 0;
  if (!editor.libedit) cedit_restore_modes();
  else if (computing) start_draining();
}

bool cedit_was_interrupted(void) {
  bool was = cedit_interrupted;
  cedit_interrupted = 0;
  return was;
}

int32_t cedit_next_key(int timeout) {
  if (cedit_suspended) cedit_stop();
  if (cedit_continued) cedit_enter_working_modes();
  if (cedit_terminated) return CEDIT_KEY_CLOSED;
  if (cedit_interrupted) {
    cedit_interrupted = 0;
    cedit_forget_pending();
    return CEDIT_KEY_INTERRUPT;
  }
  if (cedit_resized || cedit_continued) {
    cedit_resized = cedit_continued = 0;
    return CEDIT_KEY_RESIZED;
  }
  int32_t key = cedit_read_key(timeout);
  return key == CEDIT_KEY_PASTE ? CEDIT_KEY_UNKNOWN : key;
}
