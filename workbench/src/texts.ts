/** Every text of the workbench, in one place, ready for translation. Texts of findings come from the lenses. */
export const texts = {
  name: 'Abide',
  panes: { case: 'Case', answers: 'Answers', outline: 'Outline', text: 'Text' },
  pages: {
    who: 'Who signs?',
    which: 'Which package?',
    hold: 'Will it hold?',
    deadline: 'Does the deadline work?',
    sure: 'How sure?',
    ground: 'On what ground?',
    compare: 'Compare',
    story: 'Story',
  },
  undo: 'Undo',
  redo: 'Redo',
  skip: 'Skip to the answer',
  toneOf: { auto: 'as the system', light: 'light', dark: 'dark' },
  tone: (which: string) => `Colours: ${which}`,
  status: {
    reading: 'Reading …',
    current: 'Up to date',
    stale: 'Answering …',
    faulty: (count: number) => `${count} ${count === 1 ? 'error' : 'errors'}: answers are of the last valid text`,
    failed: (why: string) => `Not answered: ${why}`,
    working: (stage: string, done: number, total: number) =>
      total > 0 ? `${stage}: ${done} of ${total}` : `${stage} …`,
    worlds: (count: number) => `${count.toLocaleString('en')} worlds`,
  },
  matrix: {
    caption: 'Margin of every party over its no-deal, in its own points',
    package: 'Package',
    all: 'Signed?',
    yes: 'could be signed',
    no: 'is not signed',
    line: (name: string) => `crosses: ${name}`,
    note: 'At the medians; below each number nine worlds in ten. Points of different parties are not comparable.',
  },
  help: { name: 'Help', tour: 'Take the tour', shortcuts: 'Keyboard shortcuts' },
  tour: {
    name: 'A short tour',
    next: 'Next',
    skip: 'Leave the tour',
    end: 'Done',
    again: 'Undo, and try another number',
    who: {
      heading: 'Who would sign this?',
      text: (who: string, about: string, margin: string, refuses: boolean) =>
        refuses
          ? `The table tells for each package by how many points a party is better or worse off than without agreement. ${who} would refuse ${about}, with a margin of ${margin}.`
          : `The table tells for each package by how many points a party is better or worse off than without agreement. Everybody would accept ${about}, ${who} with the smallest margin: ${margin}.`,
      judgement:
        'Each number behind this is somebody’s judgement. You may disagree with it: change it, and see what follows.',
    },
    change: {
      heading: 'Change one number',
      text: (who: string, refuses: boolean) =>
        `This is what no agreement is worth to ${who}, in points of their own. Type a ${refuses ? 'lower' : 'higher'} one, such as ${refuses ? '10 to 20' : '70 to 80'}, and press Enter.`,
    },
    read: {
      heading: 'What that did',
      nothing: 'No answer moved so far that it could be seen. Try a larger change.',
      then: 'All pages follow. The number stands in the case on the left, with its ground; undo brings the old one back.',
    },
  },
  shortcuts: {
    name: 'Keyboard shortcuts',
    close: 'Close',
    letters: 'Keys without Ctrl or Cmd',
    list: [
      ['1 … 8', 'the page of that number'],
      ['?', 'this sheet'],
      ['Ctrl Z, Cmd Z', 'undo, for everything'],
      ['Ctrl Shift Z, Ctrl Y', 'redo'],
      ['Ctrl F', 'search, in the text of the case'],
      ['Esc, then Tab', 'leave the text of the case'],
    ] as [string, string][],
  },
  nothing: 'Nothing is known of this yet.',
  noPage: 'This case has nothing to say here.',
};
