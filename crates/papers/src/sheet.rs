//! A page of plain text: paragraphs wrapped at a width that prints on A4.

const WIDTH: usize = 80;

#[derive(Default)]
pub(crate) struct Sheet(String);

impl Sheet {
    pub(crate) fn gap(&mut self) {
        self.0.push('\n');
    }

    /// Each line of the text as a paragraph of its own, indented.
    pub(crate) fn put(&mut self, indent: usize, text: &str) {
        for line in text.lines() {
            self.paragraph(indent, line);
        }
    }

    fn paragraph(&mut self, indent: usize, line: &str) {
        let mut column = 0;
        for word in line.split_whitespace() {
            let length = word.chars().count();
            if column > 0 && column + 1 + length > WIDTH {
                self.0.push('\n');
                column = 0;
            }
            if column == 0 {
                self.0.push_str(&" ".repeat(indent));
                column = indent;
            } else {
                self.0.push(' ');
                column += 1;
            }
            self.0.push_str(word);
            column += length;
        }
        if column > 0 {
            self.0.push('\n');
        }
    }

    pub(crate) fn finish(self) -> String {
        self.0
    }
}
