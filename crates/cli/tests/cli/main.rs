//! The program as people meet it: run with what they would type, judged by what it prints, writes and answers.

#[cfg(test)]
mod bad_arguments;
#[cfg(test)]
mod bad_files;
#[cfg(test)]
mod beginning;
#[cfg(test)]
mod comparison;
#[cfg(test)]
mod decision;
#[cfg(test)]
mod output;
#[cfg(test)]
mod own_procedures;
#[cfg(test)]
mod program;
#[cfg(test)]
mod proofs;
#[cfg(test)]
mod serving;
#[cfg(test)]
mod showing;
#[cfg(test)]
mod slips;
#[cfg(test)]
mod slow_clients;
#[cfg(test)]
mod watching;
