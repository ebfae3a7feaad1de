// Lines without libedit: for terminals that cannot move the cursor, and windows of a few columns. The terminal's own
// line discipline edits, so Backspace and Ctrl-U work, and nothing is drawn but the prompt.

#include "internal.h"

#include <stdlib.h>
#include <string.h>

cedit_result cedit_read_plain(const char *prompt, char **line) {
  fflush(stdout);
  cedit_interrupted = cedit_suspended = 0;
  cedit_reading = 1;
  // Keys that wait in the queue when the terminal begins to edit lines become the end of one, and the key NUL (Ctrl-@)
  // the end of the input: they are taken out before, and an end that is there at once was no Ctrl-D.
  cedit_read_what_is_there();
  cedit_restore_modes();
  cedit_read_what_is_there();
  cedit_write(prompt, strlen(prompt));
  *line = NULL;
  cedit_result result = CEDIT_LINE;
  while (result == CEDIT_LINE && !*line) {
    if (cedit_suspended) {
      cedit_stop();
      cedit_write(prompt, strlen(prompt));
    }
    if (cedit_terminated) result = CEDIT_TERMINATED;
    else if (cedit_interrupted) result = CEDIT_INTERRUPTED;
    else if (cedit_pending_ends()) result = CEDIT_END;
    else if (!(*line = cedit_take_line()) && cedit_wait_for_input(-1) == INPUT_CLOSED) result = CEDIT_END;
  }
  if (result == CEDIT_INTERRUPTED || result == CEDIT_END) {
    cedit_forget_pending();
    cedit_write("\n", 1);
  }
  cedit_interrupted = 0;
  cedit_reading = 0;
  cedit_enter_working_modes();
  return result;
}
