//! A judge with the files it is to judge: asked when the first verdict is wanted, and no more often than needed.

use std::path::PathBuf;
use std::sync::OnceLock;

use crate::judge::{Judge, Question, Verdict, Way};

/// Brings forth the file to be judged (builds a sample, packs a Word file), or says why there is none.
pub(crate) type Bring = Box<dyn Fn() -> Result<PathBuf, String> + Send + Sync>;

/// A file that is to be judged, before it exists.
pub(crate) struct Case {
    pub(crate) aspect: &'static str,
    pub(crate) bring: Bring,
}

/// One judge and its cases.
pub(crate) struct Panel {
    judge: &'static Judge,
    cases: Vec<Case>,
    /// The verdicts of a judge that is asked about all cases at once, in the order of the cases.
    together: OnceLock<Vec<Result<Verdict, String>>>,
}

impl Panel {
    pub(crate) fn new(judge: &'static Judge, cases: Vec<Case>) -> Self {
        Self { judge, cases, together: OnceLock::new() }
    }

    /// What the judge says about the case with this number.
    pub(crate) fn verdict(&self, number: usize) -> Result<Verdict, String> {
        match self.judge.way {
            Way::Singly(ask) => {
                let case = self.cases.get(number).ok_or("there is no such case")?;
                ask(&Question { aspect: case.aspect, file: (case.bring)()? })
            }
            Way::Together(ask) => {
                let verdicts = self.together.get_or_init(|| self.ask_all(ask));
                verdicts.get(number).cloned().ok_or("there is no such case")?
            }
        }
    }

    fn ask_all(&self, ask: fn(&[Question]) -> Result<Vec<Verdict>, String>) -> Vec<Result<Verdict, String>> {
        let mut questions = Vec::new();
        let mut absent = Vec::new();
        for case in &self.cases {
            match (case.bring)() {
                Ok(file) => {
                    questions.push(Question { aspect: case.aspect, file });
                    absent.push(None);
                }
                Err(reason) => absent.push(Some(reason)),
            }
        }
        let answers = if questions.is_empty() { Ok(Vec::new()) } else { ask(&questions) };
        let mut answers = match answers {
            Ok(answers) if answers.len() != questions.len() => {
                Err(format!("{} questions got {} answers", questions.len(), answers.len()))
            }
            answers => answers.map(Vec::into_iter),
        };
        let mut next_answer = || match &mut answers {
            Ok(answers) => answers.next().ok_or_else(|| "no answer".to_owned()),
            Err(reason) => Err(reason.clone()),
        };
        absent.into_iter().map(|reason| reason.map_or_else(&mut next_answer, Err)).collect()
    }
}
