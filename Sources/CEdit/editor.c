// Opening libedit, giving it keys, and reading a line with it.

#include "internal.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FEWEST_COLUMNS = 10, FEWEST_ROWS = 2, LONGEST_INPUT = 1 << 20, TICK_MILLISECONDS = 1000 };

// MARK: Opening and closing

static wchar_t *prompt(EditLine *el) { return editor.prompt; }

/// libedit decodes nothing by itself, but it asks the locale what can be printed: that has to be UTF-8.
static void choose_locale(void) {
  setlocale(LC_CTYPE, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
}

static int next_key(EditLine *el, wchar_t *key);

/// libedit's own history is empty; its commands call this whether or not there is one.
static int no_history(void *history, HistEventW *event, int operation, ...) { return -1; }

bool cedit_open(const char *program, bool sources_editrc, const cedit_callbacks *callbacks) {
  if (editor.libedit || !cedit_save_modes()) return false;
  choose_locale();
  cedit_catch_signals();
  // What libedit says about unknown terminals and faulty ~/.editrc is not for students.
  static FILE *silence;
  if (!silence) silence = fopen("/dev/null", "w");
  if (!editor.output) editor.output = cedit_open_output();
  if (!silence || !editor.output) return false;
  EditLine *el = el_init_fd(program, stdin, editor.output, silence, STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO);
  if (!el) return false;
  editor.libedit = el;
  editor.callbacks = *callbacks;

  el_wset(el, EL_EDITOR, L"emacs");
  el_wset(el, EL_GETCFN, next_key);
  el_wset(el, EL_HIST, no_history, NULL);
  el_wset(el, EL_PROMPT_ESC, prompt, '\1');
  cedit_add_commands();
  cedit_bind_commands(false);
  if (sources_editrc) {
    el_source(el, NULL);
    el_wset(el, EL_EDITMODE, 1);
    cedit_bind_commands(true);
  }
  // Inserting and deleting within a row makes libedit clear the third row of a long line by mistake.
  static const wchar_t *const harmful[] = {L"im", L"ic", L"IC", L"ei", L"dc", L"DC"};
  for (size_t i = 0; i < sizeof harmful / sizeof *harmful; i++) el_wset(el, EL_SETTC, harmful[i], L"", NULL);
  // While editing and between lines: carriage returns as they come, Ctrl-S for us, no whole lines, no read that waits.
  el_wset(el, EL_SETTY, L"-d", L"-ixon", L"-icrnl", L"-inlcr", L"min=^@", NULL);
  el_wset(el, EL_SETTY, L"-x", L"-ixon", L"-icrnl", L"-icanon", L"-echo", L"-iexten", L"min=^@", NULL);

  char *cursor_up = NULL;
  el_wget(el, EL_GETTC, "up", &cursor_up);
  cedit_trust_escapes(cursor_up && *cursor_up);
  cedit_enter_working_modes();
  return true;
}

void cedit_close(void) {
  if (!editor.libedit) return;
  el_end(editor.libedit);
  cedit_restore_modes();
  editor.libedit = NULL;
}

bool cedit_can_edit(void) {
  char *cursor_up = NULL;
  el_wget(editor.libedit, EL_GETTC, "up", &cursor_up);
  int columns, rows;
  if (!cursor_up || !*cursor_up) return false;
  return !cedit_window_size(&columns, &rows) || (columns >= FEWEST_COLUMNS && rows >= FEWEST_ROWS);
}

// MARK: Keys for libedit

static wchar_t queue[4];
static int queued;

void cedit_queue_key(wchar_t key) {
  if (queued < 4) queue[queued++] = key;
}

/// Ctrl-Z: the line stays on the screen, and is drawn again when the process continues.
static void suspend(void) {
  cedit_go_below();
  el_wset(editor.libedit, EL_PREP_TERM, 0);
  cedit_stop();
}

static void resume(void) {
  cedit_continued = 0;
  el_wset(editor.libedit, EL_PREP_TERM, 0);  // libedit takes the terminal to be raw; it only believes a change
  el_wset(editor.libedit, EL_PREP_TERM, 1);
  cedit_bracket_pastes(true);
  cedit_redraw(true);
}

/// Draws the line for a new width, in terminals that let wrapped lines flow. A row that ends in a blank does not flow,
/// since libedit does not draw that blank, and may be left behind. A window too small for libedit is not told to it.
static void resize(void) {
  cedit_resized = 0;
  if (!cedit_can_edit()) return;
  el_resize(editor.libedit);
  cedit_redraw(false);
}

/// Ctrl-C as a key. A command that reads keys itself takes it for one of its own, so it stays pending until our
/// command clears it; and Escape, every third time, ends such a command.
static wchar_t interrupt_key(void) {
  static int offered;
  return ++offered % 3 == 0 ? 0x1B : 0x03;
}

static wchar_t read_paste(void) {
  size_t count;
  uint8_t *bytes = cedit_read_paste(&count, &editor.paste_cut);
  if (!bytes) return KEY_REFRESH;
  free(editor.arrived);
  editor.arrived = editor.callbacks.clean_paste(editor.callbacks.context, bytes, count);
  free(bytes);
  return KEY_ARRIVED;
}

static bool in_vi_mode(void) {
  const wchar_t *mode = L"";
  el_wget(editor.libedit, EL_EDITOR, &mode);
  return wcscmp(mode, L"vi") == 0;
}

/// Whether `key` would insert a character that cannot be placed, that marks gutters, or that is one too many.
static bool is_refused(int32_t key) {
  if (key < 0x20 || (key >= 0x7F && key < 0xA0)) return false;
  return wcwidth(key) <= 0 || key == GUTTER_BLANK || key == GUTTER_DOT || cedit_length() >= LONGEST_INPUT;
}

/// What libedit gets for a decoded key; 0 for nothing.
static wchar_t translate(int32_t key) {
  if (key == CEDIT_KEY_UNKNOWN) return 0;
  if (is_refused(key)) {
    el_beep(editor.libedit);
    fflush(editor.output);
    return 0;
  }
  if (key == CEDIT_KEY_PASTE) key = read_paste();
  if (cedit_searching) return cedit_search_key(key);
  if (key == CEDIT_KEY_ESCAPE) return in_vi_mode() ? 0x1B : 0;
  return key;
}

/// Whether libedit has to draw before it gets another key: because the text was put in order, or because the input is
/// taller than the window. Then cursor moves leave libedit's idea of the row behind, and a character typed at the end
/// would be written outside its screen.
static bool needs_refresh(void) {
  static bool refreshed;
  bool changed = cedit_settle();
  refreshed = changed || (!refreshed && cedit_is_tall());
  return refreshed;
}

/// Shows the time in the prompt, unless a search has taken its place.
static void tick(void) {
  if (!editor.tick || cedit_searching || cedit_interrupted || cedit_resized || cedit_continued) return;
  char *text = editor.tick(editor.callbacks.context);
  if (text) cedit_change_prompt(text);
  free(text);
}

static int next_key(EditLine *el, wchar_t *key) {
  if (queued == 0 && needs_refresh()) cedit_queue_key(KEY_REFRESH);
  while (queued == 0) {
    if (cedit_terminated) {
      editor.result = CEDIT_TERMINATED;
      return -1;
    }
    if (cedit_suspended) suspend();
    if (cedit_continued) resume();
    if (cedit_resized) resize();
    wchar_t next = 0;
    if (cedit_interrupted) {
      cedit_forget_pending();  // as the terminal does with what was typed before
      next = cedit_searching ? cedit_search_key(0x03) : interrupt_key();
    } else {
      int32_t read = cedit_read_key(editor.tick ? TICK_MILLISECONDS : -1);
      if (read == CEDIT_KEY_CLOSED) return 0;
      if (read != CEDIT_KEY_TIMEOUT) next = translate(read);
      else tick();
    }
    if (next) {
      *key = next;
      return 1;
    }
  }
  *key = queue[0];
  queued--;
  memmove(queue, queue + 1, sizeof queue - sizeof *queue);
  return 1;
}

// MARK: Reading a line

void cedit_tick(char *(*prompt)(void *context)) { editor.tick = prompt; }

size_t cedit_drop_typed(void) {
  cedit_read_what_is_there();
  size_t count = cedit_pending_count();
  cedit_forget_pending();
  return count;
}

void cedit_take_prompt(const char *text) {
  free(editor.line_prompt);
  editor.line_prompt = editor.prompt = cedit_widen(text);
  editor.gutter = 0;
  bool literal = false;
  for (const wchar_t *c = editor.prompt; c && *c; c++) {
    if (*c == 1) literal = !literal;
    else if (!literal && wcwidth(*c) > 0) editor.gutter += wcwidth(*c);
  }
}

/// Forgets the line before, and what signals did while none was read.
static void begin(const char *prompt_text, const char *initial) {
  cedit_take_prompt(prompt_text);
  editor.result = CEDIT_END;
  editor.age = editor.last_cursor = 0;
  free(editor.arrived);
  editor.arrived = *initial ? strdup(initial) : NULL;
  editor.is_starter = editor.arrived != NULL;
  cedit_searching = false;
  queued = 0;
  if (editor.arrived) cedit_queue_key(KEY_ARRIVED);
  cedit_interrupted = cedit_suspended = cedit_resized = cedit_continued = 0;
  cedit_reading = 1;
}

cedit_result cedit_read(const char *prompt_text, const char *initial, char **text) {
  *text = NULL;
  fflush(stdout);
  begin(prompt_text, initial);
  if (!editor.prompt) return CEDIT_END;
  cedit_bracket_pastes(true);
  int count = 0;
  if (el_wgets(editor.libedit, &count)) {
    *text = cedit_text(NULL);
    char *end = *text ? strrchr(*text, '\n') : NULL;
    if (end) *end = 0;  // the one that libedit adds
    editor.result = *text ? CEDIT_LINE : CEDIT_END;
  }
  cedit_bracket_pastes(false);
  cedit_reading = 0;
  free(editor.draft);
  editor.draft = NULL;
  return editor.result;
}
