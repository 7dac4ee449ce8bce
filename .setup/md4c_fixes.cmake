# What release 0.5.3 of md4c gets wrong, mended in a copy: CommonMark's own examples, compared to the
# letter, and those that md4c has added to its tests since. Each place is asserted to be there.
file(READ ${md4c_SOURCE_DIR}/src/md4c.c md4c_source)

function(mend what old new)
  string(FIND "${md4c_source}" "${old}" place)
  if(place EQUAL -1)
    message(FATAL_ERROR "md4c.c has changed where it is mended: ${what}")
  endif()
  string(REPLACE "${old}" "${new}" md4c_source "${md4c_source}")
  set(md4c_source "${md4c_source}" PARENT_SCOPE)
endfunction()

mend("in a code span, white space before a line's end swallowed the line's end"
  "if(off == line->end)\n                    MD_TEXT(text_type, _T(\" \"), 1)"
  "if(off < ctx->size && ISNEWLINE(off) && off < mark->beg)\n                    MD_TEXT(text_type, _T(\" \"), 1)")
mend("white space between a code span's beginning and the line's end was dropped whole"
  "if(has_space_after_opener)\n" "if(has_space_after_opener || CH(opener_end) == _T(' '))\n")
mend("a list item of white space interrupted a paragraph"
  "(off >= ctx->size || ISNEWLINE(off))  &&  container.ch != _T('>'))"
  "md_is_blank_to_end(ctx, off)  &&  container.ch != _T('>'))")
mend("a list item of white space interrupted a paragraph, the test"
  "static int\nmd_is_html_block_start_condition(MD_CTX* ctx, OFF beg)\n{"
  "static int\nmd_is_blank_to_end(MD_CTX* ctx, OFF off)\n{\n    while(off < ctx->size  &&  ISBLANK(off))\n        off++;\n    return off >= ctx->size || ISNEWLINE(off);\n}\n\nstatic int\nmd_is_html_block_start_condition(MD_CTX* ctx, OFF beg)\n{")
mend("a code span's or link's end on a later line was followed by a line break of its own"
  "} else if(text_type == MD_TEXT_HTML) {\n                /* Inside raw HTML, we"
  "} else if(off > line->end && !enforce_hardbreak) {\n            } else if(text_type == MD_TEXT_HTML) {\n                /* Inside raw HTML, we")
mend("an autolink's scheme could begin with any byte of ASCII"
  "if(off >= max_end  ||  !ISASCII(off))" "if(off >= max_end  ||  !ISALPHA(off))")
mend("an HTML block could begin as far to the right as indented code"
  "if(off < ctx->size  &&  CH(off) == _T('<')\n" "if(off < ctx->size  &&  CH(off) == _T('<')  &&  line->indent < ctx->code_indent_offset\n")
mend("a bracket inside of a link's (...) could open a link of its own, which was left without being entered"
  "(opener->beg < last_link_end  &&  opener->ch == '['))"
  "(opener->beg < last_link_end  &&  opener->ch == '[')  ||  opener->ch == 'D')")
mend("a declaration could begin with any byte of ASCII, which took CDATA in too"
  "if(off + 1 < ctx->size  &&  ISASCII(off+1))\n            return 4;"
  "if(off + 1 < ctx->size  &&  ISALPHA(off+1))\n            return 4;")
mend("<pre, <script, <style or <textarea could be the beginning of another name"
  "if(md_ascii_case_eq(STR(off), t1[i].name, t1[i].len))\n"
  "OFF next = off + t1[i].len;\n            if(md_ascii_case_eq(STR(off), t1[i].name, t1[i].len)  &&  (next >= ctx->size  ||  ISBLANK(next)  ||  ISNEWLINE(next)  ||  CH(next) == _T('>')))\n")
# Of md4c's extensions we take tables; the compiler leaves out what a constant leaves out.
mend("extensions" "ctx->parser.flags" "MD_FLAG_TABLES")

file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/md4c.c @ONLY CONTENT "@md4c_source@")
