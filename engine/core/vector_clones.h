#pragma once
// LIMNER_VECTOR_CLONES before a function: compiled for several x86-64 levels, chosen when the program starts.
// Only for free functions with plain loops over float arrays. Sanitizers run before the choice can be made,
// hence one version.

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && defined(__linux__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define LIMNER_VECTOR_CLONES __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#else
#define LIMNER_VECTOR_CLONES
#endif

// LIMNER_INLINE: what such a function calls in its loops. A call that is not inlined is one of the lowest
// level.
#if defined(__GNUC__)
#define LIMNER_INLINE inline __attribute__((always_inline))
#else
#define LIMNER_INLINE inline
#endif
