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
  hold: {
    live: 'How long each package holds, at this moment',
    chart: (ends: string[]) => `Chance of peace by year after signing. At the end: ${ends.join('; ')}.`,
    axis: 'years after signing →',
    table: 'How long each package holds: five numbers at the medians, and where they lie in nine worlds of ten',
    columns: (horizon: string) => [
      { name: 'Peace holds', means: `no attack within ${horizon}` },
      { name: 'Guarantee fails', means: 'attacked and nobody helps, or nothing left in force' },
      { name: 'Help: attacks that come', means: 'tested' },
      { name: 'Help: attacked regardless', means: `reliability after ${horizon}` },
      { name: 'Still in force', means: 'given peace' },
    ],
    noGuarantee: 'no guarantee',
    nothing: 'nothing',
    draw: (name: string) => `Draw ${name}`,
    byYear: 'Year by year, as numbers',
    year: 'Year',
    note: 'At the medians; the shaded areas and the smaller numbers hold nine worlds of ten. Large games are played in longer steps while you type, so the chapters below may differ by a little.',
    none: 'This case says nothing about how long an agreement would hold.',
    add: `# To ask this, say who promises what, what refusing costs,
# and what a renewed war is worth:
forms:
  treaty: {notice: 4 quarters, leaving: 8, refusing: 20}
commitments:
  help: {name: A promise of help, by: GUARANTOR, given: ISSUE = OPTION, form: treaty, honouring: 10 to 30, adds: 40%}
futures:
  held: {DEFENDER: 20, ADVERSARY: 10, GUARANTOR: -5}
  lost: {DEFENDER: -10, ADVERSARY: 60, GUARANTOR: -30}`,
  },
  deadline: {
    live: 'What the deadline does, at this moment',
    offer: 'Offer',
    slider: (sponsor: string) => `How often ${sponsor} means it`,
    back: (written: string) => `Back to the case: ${written}`,
    write: 'Write into the case',
    preview: (written: string) =>
      `The slider is a preview: the case keeps ${written} until you write. What you write takes the place of its range, too.`,
    elsewhere: 'The case has this number from a default or from another file, so it cannot be written from here.',
    open: 'A package of this offer leaves issues open that nothing fills in, so it cannot be played.',
    chart:
      'Chance of an agreement that stands, and what the target does first, by how often the sponsor means its deadline',
    ownMark: 'the case',
    hereMark: (resolve: string) => `here: ${resolve}`,
    axis: 'how often the sponsor means its deadline →',
    letter: { accept: 'A', counter: 'C', wait: 'W' },
    letters:
      'Line: chance of an agreement that stands. Strip: what the target does first, A accepts, C puts forward a counter, W waits. Shaded: to accept at once is best.',
    table: 'What the slider moves',
    at: (resolve: string) => `At ${resolve}`,
    inCase: (resolve: string) => `As the case has it (${resolve})`,
    rows: (target: string) => ({
      first: `${target} begins: to`,
      agreement: 'Agreement that stands',
      worth: `Worth to ${target}`,
      accepting: `Accepting at once, to ${target}`,
      effect: `What the deadline moves for ${target}`,
    }),
    note: 'At the medians. Worths are points of the target’s own scale; “to mean it” is to be committed: to reject every counter and to withdraw on the last day.',
    none: 'This case has no offer, so there is no deadline to ask about.',
    add: `# To ask this, say who offers which package to whom,
# until when, and how often such a deadline is meant:
offers:
  ultimatum:
    by: SPONSOR
    to: TARGET
    package: PACKAGE
    expires: {after: 4 weeks}
    resolve: 20% to 70%
    counters: [ANOTHER-PACKAGE]`,
  },
  sure: {
    live: 'How sure the answers are, at this moment',
    worlds: (worlds: string, numbers: string, seed: string) =>
      `The ranges rest on ${worlds} worlds, in each of which ${numbers} of the case ${numbers.startsWith('1 ') ? 'is' : 'are'} drawn anew (seed ${seed}).`,
    certain:
      'No number of this case has a range, so every world is the same one, and nothing says how sure the answers are. Write a range in place of a number, such as 20 to 45.',
    none: 'No worlds have been drawn yet.',
    stable: (points: string) => `Chances are stable to ±${points} ${points === '1' ? 'point' : 'points'} in 100.`,
    unknown: 'The samples agree in every chance that is shown, so nothing is known of the error.',
    notYet: 'How far they may still move is not known yet.',
    failed: (worlds: number) => `${worlds} worlds could not be answered and count in none of this.`,
    progress: 'Progress of the closer look',
    table: (ratified: boolean) => `How often each package is ${ratified ? 'signed and ratified' : 'signed'}`,
    signed: (ratified: boolean) => (ratified ? 'Signed and ratified' : 'Signed'),
    word: 'In words',
    drivers: 'What drives the answers most',
    noDrivers: 'This is known once enough worlds have been answered.',
    note: 'A share of worlds says how the ranges of the case work together. It is no forecast of what a state will do.',
  },
  story: {
    live: 'One story of how it could go',
    what: 'One way it could go, step by step, with what was likely at each moment and what the choices were worth to those who made them. A story for teaching: one of many worlds, no forecast.',
    seed: 'World',
    draw: (world: number, of: number) =>
      `also draw the numbers of the case (world ${world} of ${of.toLocaleString('en')})`,
    numbersMedian:
      'Every number of the case is at its median; what falls out differently from world to world is chance and choice. The same world number is the same luck under every package: elections fall alike as long as they can.',
    numbersDrawn: (world: number, of: number) =>
      `The numbers of the case are those of world ${world} of the ${of.toLocaleString('en')} behind the ranges of the other pages, and so are the chances named here.`,
    position: (step: string) => `Told so far, in ${step}s`,
    signing: (day: string) => `The day of signing: ${day}`,
    begins: (name: string) => `Take it that ${name} is signed. Nothing has happened yet.`,
    when: (at: number, step: string, from: string, to: string) =>
      `${step.charAt(0).toUpperCase()}${step.slice(1)} ${at}: ${from} to ${to}`,
    quiet: 'Nothing changes.',
    could: 'What else could have happened',
    chance: (share: string) => `It had a chance of ${share}.`,
    worth: (points: string, who: string) => `To ${who} it was worth ${points} points.`,
    points: (points: string) => `${points} points`,
    otherwise: 'Otherwise:',
    instead: (points: string, taken: string, who: string) => `worth ${points} points to ${who}, as against ${taken}`,
    standing: { stance: 'Government:', promise: 'Promise:', force: 'Force:', strength: 'Strength:' },
    was: (level: string) => `(was ${level})`,
    stands: 'What stands',
    soFar: 'So far',
    first: 'To the start',
    back: 'Back',
    step: (step: string) => `Next ${step}`,
    next: 'Next event',
    toEnd: 'To the end',
    play: 'Play',
    pause: 'Pause',
    another: 'Another world',
    end: 'The end.',
    peace: (inForce: boolean) =>
      `No attack has come${inForce ? ', and something is still in force' : ', though nothing is left in force'}.`,
    attacked: (cause: string, helpers: string | undefined, held: boolean) =>
      `An attack has come: ${cause}. ${helpers ? `Help came from ${helpers}` : 'Nobody helped'}, and the defence ${held ? 'held' : 'was broken'}.`,
    share: (share: string) => `Of all worlds ${share} end like this.`,
    checked: 'Every chance and every worth in this story was worked out again by a checker with code of its own.',
    unproven: (why: string) => `Not proven: a checker comes to something else (${why}).`,
    oneOfMany: (peace: string, end: string) =>
      `One of many worlds: by this moment ${peace} of them are still at peace, at the horizon ${end}.`,
    shape: {
      calendar: '◇',
      event: '◆',
      politics: '●',
      clock: '⊖',
      strength: '▲',
      promise: '⊘',
      force: '⇤',
      attack: '✖',
      help: '✚',
      refusal: '−',
      defence: '■',
      broken: '□',
    },
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
