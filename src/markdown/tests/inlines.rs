//! Words and their marks.

use super::expect;

#[test]
fn marks_nest_and_know_their_place() {
    expect(
        r"
        Hej *på **dig*** och ~~inte~~ `dig`
        ",
        r#"
        paragraph "Hej *på **dig*** och ~~inte~~ `dig`"
          "Hej "
          emph "*på **dig***"
            "på "
            strong "**dig**"
              "dig"
          " och "
          strike "~~inte~~"
            "inte"
          " "
          code "dig"
        "#,
    );
}

#[test]
fn entities_and_escapes_stand_for_characters() {
    expect(
        r"
        A &amp; B &lt; C \* \[ej\] 1 < 2 # $x @y
        ",
        r#"
        paragraph "A &amp; B &lt; C \\* \\[ej\\] 1 < 2 # $x @y"
          "A & B < C * [ej] 1 < 2 # $x @y" from "A &amp; B &lt; C \\* \\[ej\\] 1 < 2 # $x @y"
        "#,
    );
}

#[test]
fn links_say_where_they_lead() {
    expect(
        r"
        [Remissen](https://regeringen.se/r) <https://x.se> <a@b.se> [Ring oss](tel:+46-8) [lagen][l]

        [l]: https://lagen.nu
        ",
        r#"
        paragraph "[Remissen](https://regeringen.se/r) <https://x.se> <a@b.se> [Ring oss](tel:+46-8) [lagen][l]"
          link https://regeringen.se/r "[Remissen](https://regeringen.se/r)"
            "Remissen"
          " "
          link https://x.se "<https://x.se>"
            "https://x.se"
          " "
          link mailto:a@b.se "<a@b.se>"
            "a@b.se"
          " "
          link tel:+46-8 "[Ring oss](tel:+46-8)"
            "Ring oss"
          " "
          link https://lagen.nu "[lagen][l]"
            "lagen"
        "#,
    );
}

#[test]
fn typography_sees_across_marks_but_not_into_code() {
    expect(
        r#"
        ["hej" *"du"*\
        "där" `"x"`]{språk=en} "slut"
        "#,
        r#"
        paragraph "[\"hej\" *\"du\"*\\\n\"där\" `\"x\"`]{språk=en} \"slut\""
          lang en "[\"hej\" *\"du\"*\\\n\"där\" `\"x\"`]{språk=en}"
            "“hej” " from "\"hej\" "
            emph "*\"du\"*"
              "“du”" from "\"du\""
            break
            "“där” " from "\"där\" "
            code "\"x\""
          " ”slut”" from " \"slut\""
        "#,
    );
}

#[test]
fn a_broken_line_in_a_quotation_is_found_again() {
    expect(
        r"
        > ett *två
        > tre* fyra
        ",
        r#"
        quote "> ett *två\n> tre* fyra"
          paragraph "ett *två\n> tre* fyra"
            "ett "
            emph "*två\n> tre*"
              "två tre" from "två\n> tre"
            " fyra"
        "#,
    );
}
