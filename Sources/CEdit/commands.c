// What keys do, beyond libedit's own commands.

#include "internal.h"

#include <stdlib.h>
#include <string.h>
#include <wctype.h>

// MARK: Ending a line

/// Moves the terminal's cursor to the end of the input first: CC_REFRESH, and then the queued key.
static unsigned char finish_with(wchar_t key) {
  cedit_move_cursor(cedit_length());
  cedit_queue_key(key);
  return CC_REFRESH;
}

static unsigned char insert_newline(int blanks) {
  cedit_insert("\n");
  while (blanks-- > 0) cedit_insert(" ");
  cedit_settle();
  return CC_REFRESH;
}

static unsigned char enter(EditLine *el, wint_t key) {
  char *text = cedit_text(NULL);
  int blanks = text ? editor.callbacks.indent(editor.callbacks.context, text) : -1;
  free(text);
  if (blanks < 0) return finish_with(KEY_SUBMIT);
  // Lines that come in at once were pasted, and bring their own indentation.
  return insert_newline(cedit_pending_count() > 0 ? 0 : blanks);
}

static unsigned char new_line(EditLine *el, wint_t key) { return insert_newline(0); }

static unsigned char interrupt(EditLine *el, wint_t key) {
  cedit_interrupted = 0;
  return finish_with(KEY_ABANDON);
}

static unsigned char abandon(EditLine *el, wint_t key) {
  fputs("^C\r\n", editor.output);
  editor.result = CEDIT_INTERRUPTED;
  return CC_EOF;
}

static unsigned char delete_or_end(EditLine *el, wint_t key) {
  if (cedit_length() == 0) {
    fputs("\r\n", editor.output);
    editor.result = CEDIT_END;
    return CC_EOF;
  }
  int cursor = cedit_cursor();
  if (cursor == cedit_length()) return CC_ERROR;
  cedit_move_cursor(cursor + 1);
  el_deletestr(el, 1);
  cedit_settle();
  return CC_REFRESH;
}

// MARK: Blanks of an exercise

enum { BLANK = 4 };

/// Opens the next blank `____`, behind the cursor or else from the start: the cursor stands there, and the blank is gone.
static bool open_blank(EditLine *el) {
  int length = cedit_length(), cursor = cedit_cursor();
  for (int step = 0; step < length; step++) {
    int at = (cursor + step) % length, count = 0;
    while (at + count < length && cedit_character(at + count) == '_') count++;
    if (count < BLANK) continue;
    cedit_move_cursor(at + count);
    el_deletestr(el, count);
    cedit_settle();
    return true;
  }
  return false;
}

/// Whether a name, or a dot behind one, ends at the cursor, so that Tab completes it.
static bool is_behind_name(void) {
  int at = cedit_cursor();
  if (at > 0 && cedit_character(at - 1) == '.') return true;
  while (at > 0 && (cedit_character(at - 1) == '_' || iswalnum((wint_t)cedit_character(at - 1)))) at--;
  return at < cedit_cursor() && !iswdigit((wint_t)cedit_character(at));
}

// MARK: Completion, pastes

/// More bytes behind a Tab than anyone types at once.
enum { PASTED = 8 };

/// In front of the text of a line Tab indents; so do tabs inside a paste that came without brackets.
static unsigned char tab(EditLine *el, wint_t key) {
  int blanks = cedit_leading_blanks();
  if (blanks >= 0 || cedit_pending_count() >= PASTED) {
    static const char four[] = "    ";
    cedit_insert(four + (blanks > 0 ? blanks % 4 : 0));
    return CC_REFRESH;
  }
  if (!is_behind_name() && open_blank(el)) return CC_REFRESH;
  size_t cursor = 0;
  char *text = cedit_text(&cursor);
  if (!text) return CC_ERROR;
  cedit_completion found = editor.callbacks.complete(editor.callbacks.context, text, cursor);
  if (found.listing) cedit_show_below(found.listing);
  if (found.insertion && found.from <= cursor) {
    text[cursor] = 0;
    wchar_t *replaced = cedit_widen(text + found.from);
    if (replaced) el_deletestr(el, (int)wcslen(replaced));
    free(replaced);
    cedit_insert(found.insertion);
    cedit_settle();
  }
  free(found.insertion);
  free(found.listing);
  free(text);
  return found.beeps ? CC_REFRESH_BEEP : CC_REFRESH;
}

/// Inserts what came in beside the keyboard: a paste, or the text the line starts with.
static unsigned char insert_arrived(EditLine *el, wint_t key) {
  if (editor.arrived) cedit_insert(editor.arrived);
  free(editor.arrived);
  editor.arrived = NULL;
  cedit_settle();
  if (editor.is_starter) {
    int end = cedit_cursor();
    cedit_move_cursor(0);
    if (!open_blank(el)) cedit_move_cursor(end);
  }
  editor.is_starter = false;
  if (editor.paste_cut) cedit_show_below("the pasted text is longer than 1 MiB; the rest was left out");
  editor.paste_cut = false;
  return CC_REFRESH;
}

static unsigned char refresh(EditLine *el, wint_t key) { return CC_REFRESH; }

// MARK: Bindings

static const struct {
  const wchar_t *name, *help;
  unsigned char (*function)(EditLine *, wint_t);
} commands[] = {
  {L"convsh-enter", L"Run the input if it is complete, else start its next line", enter},
  {L"convsh-new-line", L"Start the next line", new_line},
  {L"convsh-interrupt", L"Abandon the input", interrupt},
  {L"convsh-abandon", L"End the abandoned input", abandon},
  {L"convsh-delete-or-end", L"Delete a character, or end the session", delete_or_end},
  {L"convsh-line-start", L"Go to the start of the line", cedit_go_to_line_start},
  {L"convsh-line-end", L"Go to the end of the line", cedit_go_to_line_end},
  {L"convsh-delete-back", L"Delete the character or indentation on the left", cedit_delete_back},
  {L"convsh-up", L"Go up a line, or to the older entry", cedit_up},
  {L"convsh-down", L"Go down a line, or to the newer entry", cedit_down},
  {L"convsh-older", L"Go to the older entry", cedit_older},
  {L"convsh-newer", L"Go to the newer entry", cedit_newer},
  {L"convsh-tab", L"Complete or indent", tab},
  {L"convsh-insert-arrived", L"Insert pasted text", insert_arrived},
  {L"convsh-refresh", L"Draw what changed", refresh},
  {L"convsh-search", L"Search the history", cedit_start_search},
  {L"convsh-search-step", L"Go on searching", cedit_step_search},
};

static const struct {
  const wchar_t *key, *command;
  bool vital;  ///< bound again after ~/.editrc
} bindings[] = {
  {L"\r", L"convsh-enter", true}, {L"\n", L"convsh-enter", true}, {L"\033\r", L"convsh-new-line", false},
  {L"\003", L"convsh-interrupt", true}, {L"\004", L"convsh-delete-or-end", true}, {L"\t", L"convsh-tab", true},
  {L"\001", L"convsh-line-start", false}, {L"\005", L"convsh-line-end", false},
  {L"\b", L"convsh-delete-back", false}, {L"\177", L"convsh-delete-back", false},
  {L"\020", L"convsh-up", false}, {L"\016", L"convsh-down", false},
  {L"\022", L"convsh-search", false}, {L"\023", L"convsh-search", false},
  {(wchar_t[]){CEDIT_KEY_UP, 0}, L"convsh-up", true}, {(wchar_t[]){CEDIT_KEY_DOWN, 0}, L"convsh-down", true},
  {(wchar_t[]){CEDIT_KEY_LEFT, 0}, L"ed-prev-char", true}, {(wchar_t[]){CEDIT_KEY_RIGHT, 0}, L"ed-next-char", true},
  {(wchar_t[]){CEDIT_KEY_HOME, 0}, L"convsh-line-start", true},
  {(wchar_t[]){CEDIT_KEY_END, 0}, L"convsh-line-end", true},
  {(wchar_t[]){CEDIT_KEY_DELETE, 0}, L"ed-delete-next-char", true},
  {(wchar_t[]){CEDIT_KEY_PAGE_UP, 0}, L"convsh-older", true},
  {(wchar_t[]){CEDIT_KEY_PAGE_DOWN, 0}, L"convsh-newer", true},
  {(wchar_t[]){CEDIT_KEY_WORD_LEFT, 0}, L"ed-prev-word", true},
  {(wchar_t[]){CEDIT_KEY_WORD_RIGHT, 0}, L"em-next-word", true},
  {(wchar_t[]){KEY_SUBMIT, 0}, L"ed-newline", true}, {(wchar_t[]){KEY_ABANDON, 0}, L"convsh-abandon", true},
  {(wchar_t[]){KEY_REFRESH, 0}, L"convsh-refresh", true}, {(wchar_t[]){KEY_SEARCH, 0}, L"convsh-search-step", true},
  {(wchar_t[]){KEY_ARRIVED, 0}, L"convsh-insert-arrived", true},
};

static void bind(const wchar_t *key, const wchar_t *command) {
  el_wset(editor.libedit, EL_BIND, key, command, NULL);
  el_wset(editor.libedit, EL_BIND, L"-a", key, command, NULL);  // vi's command mode
}

void cedit_bind_commands(bool vital_only) {
  size_t count = sizeof bindings / sizeof *bindings;
  for (size_t i = 0; i < count; i++)
    if (bindings[i].vital || !vital_only) bind(bindings[i].key, bindings[i].command);
  // What does harm: M-9 M-9 x inserts 99 times, M-x opens libedit's own command line, Ctrl-V inserts controls (of which
  // a line's end confuses libedit), and v in vi's command mode starts an editor behind our back.
  for (const wchar_t *key = L"0123456789xX"; *key; key++)
    el_wset(editor.libedit, EL_BIND, L"-r", (wchar_t[]){0x1B, *key, 0}, NULL);
  bind(L"\026", L"ed-ignore");
  el_wset(editor.libedit, EL_BIND, L"-a", L"v", L"ed-ignore", NULL);
}

void cedit_add_commands(void) {
  size_t count = sizeof commands / sizeof *commands;
  for (size_t i = 0; i < count; i++)
    el_wset(editor.libedit, EL_ADDFN, commands[i].name, commands[i].help, commands[i].function);
}
