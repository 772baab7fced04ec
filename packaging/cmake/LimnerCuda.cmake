# Kernels for CUDA devices. They know neither LibTorch nor the rest of Limner: what joins them to tensors is C++. nvcc is
# called by name, as .ci/run does: CMake's own CUDA language would carry the flags of LibTorch's package, which name
# architectures of its own, and CMake 3.25 does not know that nvcc has C++20.

set(LIMNER_CUDA_ARCHITECTURES 75 80 86 89 90 CACHE STRING "What the kernels are compiled for; the last one as PTX, too")

# limner_cuda_library(name kernel.cu): the static library limner_<name>, alias limner::<name>.
function(limner_cuda_library name kernel)
    find_package(CUDAToolkit REQUIRED)
    set(flags -std=c++20 -O3 -I${PROJECT_SOURCE_DIR} -Xcompiler=-fPIC,-Wall,-Wextra)
    if(LIMNER_WERROR)
        list(APPEND flags -Werror=all-warnings -Xcompiler=-Werror)
    endif()
    foreach(architecture IN LISTS LIMNER_CUDA_ARCHITECTURES)
        list(APPEND flags -gencode=arch=compute_${architecture},code=sm_${architecture})
    endforeach()
    list(GET LIMNER_CUDA_ARCHITECTURES -1 newest)
    list(APPEND flags -gencode=arch=compute_${newest},code=compute_${newest})
    set(object ${CMAKE_CURRENT_BINARY_DIR}/${name}.o)
    add_custom_command(OUTPUT ${object}
        COMMAND ${CUDAToolkit_NVCC_EXECUTABLE} ${flags} -MD -MF ${object}.d -c ${CMAKE_CURRENT_SOURCE_DIR}/${kernel} -o ${object}
        DEPENDS ${kernel}
        DEPFILE ${object}.d
        COMMENT "Building CUDA object ${name}"
        VERBATIM)
    add_library(limner_${name} STATIC ${object})
    add_library(limner::${name} ALIAS limner_${name})
    set_target_properties(limner_${name} PROPERTIES LINKER_LANGUAGE CXX)
    target_link_libraries(limner_${name} PUBLIC CUDA::cudart)
endfunction()
