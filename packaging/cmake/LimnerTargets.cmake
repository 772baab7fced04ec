# What every Limner target shares: language level, warnings, sanitizers, and the one precompiled LibTorch header.

find_package(Torch REQUIRED)
find_package(Eigen3 REQUIRED NO_MODULE)
find_package(nlohmann_json REQUIRED)
find_package(tl-expected REQUIRED)
find_package(spdlog REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(Threads REQUIRED)
find_package(OpenMP REQUIRED COMPONENTS CXX)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_INSTALL_RPATH_USE_LINK_PATH ON) # a LibTorch that is not the system's is found by what is installed, too
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

add_library(limner_options INTERFACE)
add_library(limner::options ALIAS limner_options)
target_include_directories(limner_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(limner_options INTERFACE -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    -Wno-missing-field-initializers) # designated initialisers name what differs from the defaults
if(LIMNER_WERROR)
    target_compile_options(limner_options INTERFACE -Werror)
endif()
if(LIMNER_SANITIZE)
    target_compile_options(limner_options INTERFACE -fsanitize=${LIMNER_SANITIZE} -fno-omit-frame-pointer -g1)
    target_link_options(limner_options INTERFACE -fsanitize=${LIMNER_SANITIZE})
    if(LIMNER_SANITIZE MATCHES address)
        set(limner_sanitizer_source keep_libraries)
    elseif(LIMNER_SANITIZE MATCHES thread)
        set(limner_sanitizer_source one_thread)
    endif()
    if(limner_sanitizer_source)
        add_library(limner_sanitizer OBJECT ${PROJECT_SOURCE_DIR}/packaging/sanitizers/${limner_sanitizer_source}.cpp)
        target_sources(limner_options INTERFACE
            $<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>:$<TARGET_OBJECTS:limner_sanitizer>>)
    endif()
endif()

# LibTorch's headers are foreign code: system includes, so that our warning level does not apply to them.
add_library(limner_torch INTERFACE)
add_library(limner::torch ALIAS limner_torch)
target_include_directories(limner_torch SYSTEM INTERFACE ${TORCH_INCLUDE_DIRS})
target_link_libraries(limner_torch INTERFACE ${TORCH_LIBRARIES})
separate_arguments(LIMNER_TORCH_FLAGS UNIX_COMMAND "${TORCH_CXX_FLAGS}")
target_compile_options(limner_torch INTERFACE ${LIMNER_TORCH_FLAGS})

# torch/torch.h costs some 15 s of compile time per file; it is compiled once and reused by every target that needs it.
add_library(limner_torch_pch OBJECT ${PROJECT_SOURCE_DIR}/packaging/cmake/torch_pch.cpp)
target_link_libraries(limner_torch_pch PRIVATE limner::options limner::torch OpenMP::OpenMP_CXX Eigen3::Eigen)
target_precompile_headers(limner_torch_pch PRIVATE <torch/torch.h>)

# limner_library(name [TORCH] SOURCES a.cpp b.cpp [PUBLIC limner::x ...] [PRIVATE ...])
# One static library limner_<name>, alias limner::<name>. TORCH compiles it against the precompiled LibTorch header;
# LibTorch never becomes part of the public include path, so that no header outside engine/ sees it.
function(limner_library name)
    cmake_parse_arguments(ARG "TORCH" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
    add_library(limner_${name} STATIC ${ARG_SOURCES})
    add_library(limner::${name} ALIAS limner_${name})
    target_link_libraries(limner_${name} PUBLIC ${ARG_PUBLIC} PRIVATE limner::options ${ARG_PRIVATE})
    target_include_directories(limner_${name} PUBLIC ${PROJECT_SOURCE_DIR})
    if(ARG_TORCH)
        limner_use_torch(limner_${name})
    endif()
endfunction()

function(limner_use_torch target)
    target_link_libraries(${target} PRIVATE limner::options limner::torch OpenMP::OpenMP_CXX Eigen3::Eigen)
    target_precompile_headers(${target} REUSE_FROM limner_torch_pch)
    target_compile_options(${target} PRIVATE -fPIC) # executables too: the precompiled header was made so
endfunction()
