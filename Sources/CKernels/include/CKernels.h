// The inner loops of the engine, once for each instruction set. All numbers are float32, all sizes in elements.
//
// Everything here is plain arithmetic on memory that the caller owns: nothing is allocated, nothing fails. The Swift
// code in Sources/Tensors/Kernels plans, allocates and divides the work, and holds a readable twin of every loop.
#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdbool.h>

// A matrix product C = A·B, its A packed in panels.
typedef struct {
  long rows, inner, columns;
  // A, by `pack_rows`: panels of `height` rows, the last one filled up with zeros.
  const float *packed;
  long height;
  // B, of any layout.
  const float *right;
  long right_row, right_column;
  // C: dense rows, `result_row` apart. With `adds` the product is added to what is there.
  float *result;
  long result_row;
  bool adds;
} ck_product;

// A picture laid out flat: every channel framed by its padding and split into as many planes as the stride has phases,
// so that a kernel element meets neighbours in memory at neighbouring places of the map.
typedef struct {
  long channels, rows, columns;
  long stride_rows, stride_columns;
  // Padding on top and on the left; what lies beyond the picture elsewhere is 0 too.
  long before_rows, before_columns;
  // Of one plane.
  long plane_rows, plane_columns;
} ck_layout;

// A convolution of one laid-out picture.
typedef struct {
  long maps, taps;
  // Rows and columns of a map; `width` from one row of the layout to the next.
  long rows, columns, width;
  // Where each tap (channel, row and column of the kernel) begins in the layout.
  const long *at;
  // Kernels, by `pack_rows`, and a number to begin each map with, or null.
  const float *packed;
  long height;
  const float *bias;
  // Copy the pixels of a tile together first: pays for many maps with short rows.
  bool gathers;
} ck_convolution;

// Windows that slide over one picture.
typedef struct {
  long rows, columns, out_rows, out_columns;
  long kernel_rows, kernel_columns;
  long stride_rows, stride_columns, before_rows, before_columns, dilation_rows, dilation_columns;
} ck_windows;

// Gradient descent: v = momentum·v + fresh·(g + decay·p), then p -= rate·v, or with the look-ahead
// p -= rate·(g + decay·p + momentum·v).
typedef struct {
  float rate, momentum, fresh, decay;
  bool looks_ahead;
} ck_descent;

// Adam: running means by `first` and `second` of g + decay·p and of its square, then
// p = shrink·p - rate·mean/(correction·√square + eps).
typedef struct {
  float rate, first, second, decay, shrink, correction, eps;
} ck_adaption;

typedef struct {
  const char *name;
  // Floats in a vector; most rows in a panel; columns in a tile; rows and columns in a tile of dot products.
  long lanes, height, width, dot_rows, dot_columns;

  // A[rows×inner], of any layout, in panels of `height` rows: [panel][inner][height].
  void (*pack_rows)(const float *a, long row, long column, long rows, long inner, long height, float *packed);

  // Columns first..<end of a product, rows of the panels first_panel..<end_panel.
  // - scratch: (384 + 1)·(width of the strip, rounded up to `width`) floats.
  void (*product)(const ck_product *p, long first, long end, long first_panel, long end_panel, float *scratch);

  // Tiles first..<end of a convolution; a tile is `width` places of the layout, or of the map if it gathers.
  // - scratch: (taps + height)·width floats; the layout can be read `width` + `lanes` floats beyond its last place.
  void (*convolution)(const ck_convolution *c, const float *layout, float *maps, long first, long end, float *scratch);

  // Adds to sums[rows×columns] (rows of sums `step` apart) the dot products of the rows of `a`, `a_row` apart, with
  // what begins at b + at[column], all `count` long (a multiple of `lanes`), over `pictures` that lie a_picture and
  // b_picture apart.
  void (*dots)(
    long rows, long columns, long count, long pictures, const float *a, long a_row, long a_picture, const float *b,
    const long *at, long b_picture, float *sums, long step);

  // The largest number of every window, and where it lies in the picture: the first of equal ones; nan beats all.
  void (*max_pool)(const ck_windows *windows, const float *picture, float *largest, long *winners);

  // y = max(x, 0), where nan stays; and out = g times the slope of relu, tanh, sigmoid at results y.
  void (*relu)(long count, const float *x, float *y);
  void (*relu_back)(long count, const float *g, const float *y, float *out);
  void (*tanh_back)(long count, const float *g, const float *y, float *out);
  void (*sigmoid_back)(long count, const float *g, const float *y, float *out);

  // One step of an optimizer for parameters p with gradients g; v (or null) and the two means are what it remembers.
  void (*descend)(long count, const ck_descent *descent, float *p, const float *g, float *v);
  void (*adapt)(long count, const ck_adaption *adaption, float *p, const float *g, float *mean, float *square);
} ck_level;

// The levels that this machine can run, the plainest first; null beyond the last.
const ck_level *ck_level_at(long index);

// Lays `picture` out; all of `layout` is written except the end that only overruns reach, `end` floats.
void ck_lay_out(const ck_layout *l, const float *picture, float *layout, long end);
// The opposite of gathering windows as columns: adds each row of columns[taps×places] to the pixels it came from.
void ck_overlay(const ck_windows *windows, const float *columns, float *channel);
// Adds each number to the pixel that won: picture[winners[i]] += numbers[i].
void ck_scatter(long count, const float *numbers, const long *winners, float *picture);

// Calls job(context, 0…count-1), each number once, on up to `threads` threads, the caller's among them; returns when all
// are done. Calls may come from several threads at once: who finds the pool busy works alone.
void ck_run(long count, long threads, void (*job)(void *context, long index), void *context);

// The cores that this process may run on, at least 1.
long ck_cores(void);

#endif
