#ifndef ASSAY_MASKS_H
#define ASSAY_MASKS_H

// Operations that processors do on sixteen bytes at once and Swift's `SIMD16<UInt8>` byte by byte.
// Everything is passed by value; there are no pointers. Each function has a readable equivalent in
// `ByteMasks.swift` or `DigitPairs.swift`, which is used on other processors.

#include <stdint.h>

/// Sixteen bytes side by side: Swift's `SIMD16<UInt8>`.
typedef uint8_t assay_bytes16 __attribute__((ext_vector_type(16)));

/// Two numbers side by side: Swift's `SIMD2<Double>`.
typedef double assay_doubles2 __attribute__((ext_vector_type(2)));

#if defined(__SSE2__)
#include <emmintrin.h>

/// A mask whose bit i is set if byte i equals `byte`.
static inline __attribute__((always_inline)) uint32_t assay_mask(
    assay_bytes16 bytes, uint8_t byte) {
  __m128i is_equal = _mm_cmpeq_epi8((__m128i)bytes, _mm_set1_epi8((char)byte));
  return (uint32_t)_mm_movemask_epi8(is_equal);
}

/// A mask whose bit i is set if byte i equals `a`, `b`, `c` or `d`.
static inline __attribute__((always_inline)) uint32_t assay_mask_of_four(
    assay_bytes16 bytes, uint8_t a, uint8_t b, uint8_t c, uint8_t d) {
  __m128i x = (__m128i)bytes;
  __m128i is_a_or_b = _mm_or_si128(_mm_cmpeq_epi8(x, _mm_set1_epi8((char)a)),
                                   _mm_cmpeq_epi8(x, _mm_set1_epi8((char)b)));
  __m128i is_c_or_d = _mm_or_si128(_mm_cmpeq_epi8(x, _mm_set1_epi8((char)c)),
                                   _mm_cmpeq_epi8(x, _mm_set1_epi8((char)d)));
  return (uint32_t)_mm_movemask_epi8(_mm_or_si128(is_a_or_b, is_c_or_d));
}

/// A mask whose bit i is set if byte i is 0 or not ASCII.
static inline __attribute__((always_inline)) uint32_t assay_mask_of_others(assay_bytes16 bytes) {
  // As signed numbers these are below 1.
  return (uint32_t)_mm_movemask_epi8(_mm_cmplt_epi8((__m128i)bytes, _mm_set1_epi8(1)));
}

/// Whether any of the 64 bytes equals `a` or `b`.
static inline __attribute__((always_inline)) uint32_t assay_have_one_of_two(
    assay_bytes16 first, assay_bytes16 second, assay_bytes16 third, assay_bytes16 fourth,
    uint8_t a, uint8_t b) {
  __m128i is_a = _mm_set1_epi8((char)a), is_b = _mm_set1_epi8((char)b);
  __m128i one = _mm_or_si128(_mm_cmpeq_epi8((__m128i)first, is_a),
                             _mm_cmpeq_epi8((__m128i)first, is_b));
  __m128i two = _mm_or_si128(_mm_cmpeq_epi8((__m128i)second, is_a),
                             _mm_cmpeq_epi8((__m128i)second, is_b));
  __m128i three = _mm_or_si128(_mm_cmpeq_epi8((__m128i)third, is_a),
                               _mm_cmpeq_epi8((__m128i)third, is_b));
  __m128i four = _mm_or_si128(_mm_cmpeq_epi8((__m128i)fourth, is_a),
                              _mm_cmpeq_epi8((__m128i)fourth, is_b));
  __m128i all = _mm_or_si128(_mm_or_si128(one, two), _mm_or_si128(three, four));
  return _mm_movemask_epi8(all) != 0;
}

/// Whether every byte is at most 9.
static inline __attribute__((always_inline)) uint32_t assay_are_digits(assay_bytes16 bytes) {
  __m128i nine = _mm_set1_epi8(9);
  __m128i is_digit = _mm_cmpeq_epi8(_mm_max_epu8((__m128i)bytes, nine), nine);
  return _mm_movemask_epi8(is_digit) == 0xFFFF;
}

/// The values of two groups of eight digits, each 0 to 9, with the first digit in the lowest byte.
static inline __attribute__((always_inline)) assay_doubles2 assay_twice_eight_digits(
    assay_bytes16 digits) {
  __m128i zero = _mm_setzero_si128();
  // Adds neighbours: abcdefgh becomes ab00, cd, ef00, gh.
  __m128i places = _mm_set_epi16(1, 10, 100, 1000, 1, 10, 100, 1000);
  __m128i first = _mm_madd_epi16(_mm_unpacklo_epi8((__m128i)digits, zero), places);
  __m128i second = _mm_madd_epi16(_mm_unpackhi_epi8((__m128i)digits, zero), places);
  // And again: abcd0000 and efgh.
  __m128i tens = _mm_set_epi16(1, 1, 10000, 10000, 1, 1, 10000, 10000);
  __m128i halves = _mm_madd_epi16(_mm_packs_epi32(first, second), tens);
  __m128d low = _mm_cvtepi32_pd(halves);
  __m128d high = _mm_cvtepi32_pd(_mm_shuffle_epi32(halves, 0xEE));
  return (assay_doubles2)_mm_add_pd(_mm_unpacklo_pd(low, high), _mm_unpackhi_pd(low, high));
}

#elif defined(__aarch64__)
#include <arm_neon.h>

/// A mask with one bit per byte of a comparison.
static inline __attribute__((always_inline)) uint32_t assay_bits(uint8x16_t is_found) {
  const uint8x16_t places = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t bits = vandq_u8(is_found, places);
  return (uint32_t)vaddv_u8(vget_low_u8(bits)) | (uint32_t)vaddv_u8(vget_high_u8(bits)) << 8;
}

/// A comparison that is true for each byte that equals `a` or `b`.
static inline __attribute__((always_inline)) uint8x16_t assay_are_one_of_two(
    assay_bytes16 bytes, uint8_t a, uint8_t b) {
  return vorrq_u8(vceqq_u8((uint8x16_t)bytes, vdupq_n_u8(a)),
                  vceqq_u8((uint8x16_t)bytes, vdupq_n_u8(b)));
}

/// A mask whose bit i is set if byte i equals `byte`.
static inline __attribute__((always_inline)) uint32_t assay_mask(
    assay_bytes16 bytes, uint8_t byte) {
  return assay_bits(vceqq_u8((uint8x16_t)bytes, vdupq_n_u8(byte)));
}

/// A mask whose bit i is set if byte i equals `a`, `b`, `c` or `d`.
static inline __attribute__((always_inline)) uint32_t assay_mask_of_four(
    assay_bytes16 bytes, uint8_t a, uint8_t b, uint8_t c, uint8_t d) {
  return assay_bits(
      vorrq_u8(assay_are_one_of_two(bytes, a, b), assay_are_one_of_two(bytes, c, d)));
}

/// A mask whose bit i is set if byte i is 0 or not ASCII.
static inline __attribute__((always_inline)) uint32_t assay_mask_of_others(assay_bytes16 bytes) {
  return assay_bits(vcltq_s8((int8x16_t)bytes, vdupq_n_s8(1)));
}

/// Whether any of the 64 bytes equals `a` or `b`.
static inline __attribute__((always_inline)) uint32_t assay_have_one_of_two(
    assay_bytes16 first, assay_bytes16 second, assay_bytes16 third, assay_bytes16 fourth,
    uint8_t a, uint8_t b) {
  return vmaxvq_u8(vorrq_u8(
             vorrq_u8(assay_are_one_of_two(first, a, b), assay_are_one_of_two(second, a, b)),
             vorrq_u8(assay_are_one_of_two(third, a, b), assay_are_one_of_two(fourth, a, b)))) !=
         0;
}

/// Whether every byte is at most 9.
static inline __attribute__((always_inline)) uint32_t assay_are_digits(assay_bytes16 bytes) {
  return vmaxvq_u8((uint8x16_t)bytes) <= 9;
}

/// The values of two groups of eight digits, each 0 to 9, with the first digit in the lowest byte.
static inline __attribute__((always_inline)) assay_doubles2 assay_twice_eight_digits(
    assay_bytes16 digits) {
  // Joins neighbours: eight digits become four pairs, two fours, one eight.
  const uint8x16_t tens = {10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1};
  uint8x16_t x = (uint8x16_t)digits;
  uint16x8_t pairs = vpaddq_u16(vmull_u8(vget_low_u8(x), vget_low_u8(tens)),
                                vmull_u8(vget_high_u8(x), vget_high_u8(tens)));
  const uint16x8_t hundreds = {100, 1, 100, 1, 100, 1, 100, 1};
  uint32x4_t fours = vpaddq_u32(vmull_u16(vget_low_u16(pairs), vget_low_u16(hundreds)),
                                vmull_u16(vget_high_u16(pairs), vget_high_u16(hundreds)));
  const uint32x4_t thousands = {10000, 1, 10000, 1};
  uint64x2_t eights = vpaddq_u64(vmull_u32(vget_low_u32(fours), vget_low_u32(thousands)),
                                 vmull_u32(vget_high_u32(fours), vget_high_u32(thousands)));
  return (assay_doubles2)vcvtq_f64_u64(eights);
}

#endif
#endif
