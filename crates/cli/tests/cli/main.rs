//! The program as people meet it: run with what they would type, judged by what it prints, writes and answers.

mod bad_arguments;
mod bad_files;
mod decision;
mod output;
mod program;
mod serving;
