# cmake -DPAGE=x.1.in -DOUTPUT=x.1 -DPROJECT_VERSION=1.2.3 [-DPROGRAM=x] -P manual_page.cmake
# Fills in a manual page: the version and, as MANUAL_SECTIONS, what PROGRAM says of its own options.
if(PROGRAM)
    execute_process(COMMAND ${PROGRAM} --manual OUTPUT_VARIABLE MANUAL_SECTIONS OUTPUT_STRIP_TRAILING_WHITESPACE
                    COMMAND_ERROR_IS_FATAL ANY)
endif()
configure_file(${PAGE} ${OUTPUT} @ONLY)
