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
