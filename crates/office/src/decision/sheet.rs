//! A sheet of plain text: indented, wrapped at a width that a terminal and a printed page both hold.

const WIDTH: usize = 96;

#[derive(Default)]
pub(super) struct Sheet {
    text: String,
}

impl Sheet {
    /// A heading, set apart from what is above.
    pub fn heading(&mut self, heading: &str) {
        self.gap();
        self.put(0, &heading.to_uppercase());
    }

    /// One empty line, and never two.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A paragraph; what does not fit on its first line is indented a little more.
    pub fn put(&mut self, indent: usize, paragraph: &str) {
        let mut column = 0;
        for word in paragraph.split_whitespace() {
            let length = word.chars().count();
            if column == 0 {
                self.text.push_str(&" ".repeat(indent));
                column = indent;
            } else if column + 1 + length > WIDTH {
                self.text.push('\n');
                self.text.push_str(&" ".repeat(indent + 2));
                column = indent + 2;
            } else {
                self.text.push(' ');
                column += 1;
            }
            self.text.push_str(word);
            column += length;
        }
        if column > 0 {
            self.text.push('\n');
        }
    }

    pub fn finish(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_paragraphs_are_wrapped_and_gaps_are_never_doubled() {
        let mut sheet = Sheet::default();
        sheet.gap();
        sheet.heading("Now");
        sheet.gap();
        sheet.gap();
        sheet.put(2, &"word ".repeat(40));
        sheet.put(2, "");
        let text = sheet.finish();
        assert!(text.starts_with("NOW\n\n  word word"), "{text}");
        assert!(
            text.lines().all(|line| line.chars().count() <= WIDTH),
            "{text}"
        );
        assert!(
            text.lines()
                .skip(3)
                .all(|line| line.starts_with("    word")),
            "{text}"
        );
    }
}
