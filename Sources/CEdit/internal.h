#ifndef CEDIT_INTERNAL_H
#define CEDIT_INTERNAL_H

// What the files of this target share, from the terminal up to the editor; cedit.h says why it is C.

#ifndef _GNU_SOURCE
#define _GNU_SOURCE  // pipe2, fopencookie, wcwidth
#endif

#include <histedit.h>
#include <signal.h>

#include "cedit.h"

// MARK: signals.c

/// What a signal left to do for whoever waits for input.
extern volatile sig_atomic_t cedit_interrupted, cedit_resized, cedit_suspended, cedit_continued, cedit_terminated;
/// Set while keys or lines are read: Ctrl-C is then a key.
extern volatile sig_atomic_t cedit_reading;
/// Readable when a signal came in, whichever thread it hit.
extern int cedit_wakeup;

void cedit_clear_wakeup(void);
/// Stops the process as Ctrl-Z does, with the default action; returns when it continues.
void cedit_stop(void);

// MARK: terminal.c; all but the first function are async-signal-safe

/// Remembers the modes to give back, at the latest when the process exits. False if standard input or output is no
/// terminal.
bool cedit_save_modes(void);
/// Whether the terminal hands over whole lines, as it did when it was found.
extern volatile sig_atomic_t cedit_modes_are_canonical;
/// The modes between lines: no echo, no line discipline, Ctrl-C signals, output processed.
void cedit_enter_working_modes(void);
bool cedit_has_taken_terminal(void);
/// The modes the terminal came with. Does nothing in the background, where the terminal is another's.
void cedit_restore_modes(void);
/// The same from the middle of anything: a frame half drawn, a colour not ended.
void cedit_leave_terminal(void);
/// Whether the terminal marks the ends of pastes.
void cedit_bracket_pastes(bool on);
/// Whether the terminal understands escape sequences; until this is said it gets none.
void cedit_trust_escapes(bool understood);
bool cedit_in_foreground(void);
/// Writes everything, whatever interrupts.
bool cedit_write(const char *bytes, size_t count);

// MARK: input.c

/// Bytes that were typed and not yet read.
size_t cedit_pending_count(void);
/// One line out of the pending bytes, without its end, or NULL if no end is there.
char *cedit_take_line(void);
void cedit_forget_pending(void);
/// Whether Ctrl-D comes next: typed while the terminal did not take it for the end.
bool cedit_pending_ends(void);
/// Waits for bytes and appends them to the pending ones.
typedef enum { INPUT_ARRIVED, INPUT_TIMEOUT, INPUT_CLOSED, INPUT_SIGNAL } input_event;
input_event cedit_wait_for_input(int timeout_milliseconds);
/// Appends what has been typed, without waiting.
void cedit_read_what_is_there(void);
/// The next key out of the pending bytes, waiting for more when there are none or when they may be an Escape alone.
/// A signal ends the wait with `CEDIT_KEY_TIMEOUT`.
int32_t cedit_read_key(int timeout_milliseconds);
/// The bytes of a bracketed paste whose start has been read, NULL if Ctrl-C or the terminal's end broke it off.
uint8_t *cedit_read_paste(size_t *count, bool *cut);

// MARK: line.c

/// Keys that commands queue for libedit; they continue the C1 keys of cedit.h.
enum { KEY_SUBMIT = 0x90, KEY_ABANDON, KEY_REFRESH, KEY_SEARCH, KEY_ARRIVED };

/// The gutter's marks: modifier letters that no one types, UTF-8 CB B3 and CB B7.
enum { GUTTER_BLANK = 0x2F3, GUTTER_DOT = 0x2F7 };

struct editor {
  EditLine *libedit;
  FILE *output;              ///< writes to the terminal, gutters made visible
  cedit_callbacks callbacks;
  wchar_t *prompt;           ///< what libedit draws: of the line, or of a search
  wchar_t *line_prompt;
  int gutter;                ///< columns in front of each line but the first
  int last_cursor;           ///< where the cursor was before the last key
  int age;                   ///< of the history entry shown; 0 is the line itself
  char *draft;               ///< the line while history is shown
  char *arrived;             ///< text to insert: pasted, or the initial one
  bool is_starter;           ///< it is the initial one
  bool paste_cut;
  cedit_result result;
  char *(*tick)(void *context);  ///< gives a new prompt each second
};
extern struct editor editor;

wchar_t *cedit_widen(const char *text);
/// The input without gutters, and the cursor's UTF-8 offset in it.
char *cedit_text(size_t *cursor);
void cedit_set_text(const char *text);
void cedit_insert(const char *text);
/// Index of the first character of the cursor's line, and of its end.
int cedit_line_start(void);
int cedit_line_end(void);
int cedit_cursor(void);
int cedit_length(void);
wchar_t cedit_character(int index);
void cedit_move_cursor(int index);
/// Puts the cursor into the text and gutters in front of every line but the first; true if that changed anything.
bool cedit_settle(void);

// MARK: screen.c

/// Draws the line with another prompt, which is freed with the next one.
void cedit_change_prompt(const char *text);
/// Takes the prompt of the line to come or being read.
void cedit_take_prompt(const char *text);

/// Whether the input takes more rows than the window has.
bool cedit_is_tall(void);
/// Draws the input again where it stands; `moved` says that the terminal's cursor is already on a fresh line.
void cedit_redraw(bool moved);
/// Shows lines below the input and draws it again below them.
void cedit_show_below(const char *lines);
/// Puts the terminal's cursor on the last row of the input.
void cedit_go_below(void);
/// The terminal behind libedit's back, with the gutter's marks turned into dots and blanks.
FILE *cedit_open_output(void);

// MARK: moves.c

unsigned char cedit_go_to_line_start(EditLine *, wint_t);
unsigned char cedit_go_to_line_end(EditLine *, wint_t);
unsigned char cedit_delete_back(EditLine *, wint_t);
unsigned char cedit_up(EditLine *, wint_t);
unsigned char cedit_down(EditLine *, wint_t);
unsigned char cedit_older(EditLine *, wint_t);
unsigned char cedit_newer(EditLine *, wint_t);
/// Number of blanks between the start of the line and the cursor, or -1 if there is more than blanks.
int cedit_leading_blanks(void);

// MARK: search.c, commands.c

void cedit_add_commands(void);
void cedit_bind_commands(bool vital_only);
/// True while a search is on; `cedit_search_key` then decides what a key means.
extern bool cedit_searching;
/// What libedit gets for `key` during a search.
wchar_t cedit_search_key(wchar_t key);
unsigned char cedit_start_search(EditLine *, wint_t);
unsigned char cedit_step_search(EditLine *, wint_t);
/// Hands libedit a key before any other input.
void cedit_queue_key(wchar_t key);

#endif
