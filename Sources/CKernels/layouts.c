// Moving numbers into the layouts that the loops read, and back: no arithmetic worth a vector of its own.
#include <string.h>

#include "CKernels.h"

void ck_lay_out(const ck_layout *l, const float *picture, float *layout, long end) {
  long plane = l->plane_rows * l->plane_columns;
  long size = l->channels * l->stride_rows * l->stride_columns * plane;
  for (long channel = 0; channel < l->channels; channel++, picture += l->rows * l->columns) {
    for (long a = 0; a < l->stride_rows; a++) {
      for (long b = 0; b < l->stride_columns; b++, layout += plane) {
        // Columns first..<last of the plane lie on the picture.
        long shift = b - l->before_columns, stride = l->stride_columns;
        long first = shift >= 0 ? 0 : (-shift + stride - 1) / stride;
        long last = l->columns - shift <= 0 ? 0 : (l->columns - shift + stride - 1) / stride;
        if (last > l->plane_columns) last = l->plane_columns;
        if (first > last) first = last;
        for (long y = 0; y < l->plane_rows; y++) {
          float *line = layout + y * l->plane_columns;
          long row = y * l->stride_rows + a - l->before_rows;
          if (row < 0 || row >= l->rows) {
            memset(line, 0, l->plane_columns * sizeof(float));
            continue;
          }
          const float *source = picture + row * l->columns + shift;
          for (long x = 0; x < first; x++) line[x] = 0;
          if (stride == 1) {
            memcpy(line + first, source + first, (last - first) * sizeof(float));
          } else {
            for (long x = first; x < last; x++) line[x] = source[x * stride];
          }
          for (long x = last; x < l->plane_columns; x++) line[x] = 0;
        }
      }
    }
  }
  if (end > size) memset(layout, 0, (end - size) * sizeof(float));
}

void ck_overlay(const ck_windows *w, const float *columns, float *channel) {
  for (long r = 0; r < w->kernel_rows; r++) {
    for (long s = 0; s < w->kernel_columns; s++, columns += w->out_rows * w->out_columns) {
      long shift = s * w->dilation_columns - w->before_columns, stride = w->stride_columns;
      long first = shift >= 0 ? 0 : (-shift + stride - 1) / stride;
      long last = w->columns - shift <= 0 ? 0 : (w->columns - shift + stride - 1) / stride;
      if (last > w->out_columns) last = w->out_columns;
      for (long y = 0; y < w->out_rows; y++) {
        long row = y * w->stride_rows + r * w->dilation_rows - w->before_rows;
        if (row < 0 || row >= w->rows) continue;
        float *line = channel + row * w->columns + shift;
        const float *source = columns + y * w->out_columns;
        for (long x = first; x < last; x++) line[x * stride] += source[x];
      }
    }
  }
}

void ck_scatter(long count, const float *numbers, const long *winners, float *picture) {
  for (long index = 0; index < count; index++) picture[winners[index]] += numbers[index];
}
