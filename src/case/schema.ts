import { GUARANTEE_KEYS } from './schema-guarantee.js';
import { OFFERS } from './schema-offers.js';
import type { Cited, Shape } from './shape.js';

const text = (about: string, cites?: Cited): Shape => ({ kind: 'text', about, ...(cites ? { cites } : {}) });
const number = (about: string): Shape => ({ kind: 'number', about });
const condition = (about: string): Shape => ({ kind: 'condition', about });
const names = (about: string, of: Shape, atLeast?: number): Shape => ({
  kind: 'map',
  about,
  names: of,
  ...(atLeast ? { atLeast } : {}),
});
/** Names of something that the case defines elsewhere. */
const by = (namesCite: Cited, about: string, of: Shape): Shape => ({ kind: 'map', about, names: of, namesCite });
const list = (about: string, of: Shape, atLeast?: number): Shape => ({
  kind: 'list',
  about,
  of,
  ...(atLeast ? { atLeast } : {}),
});
const either = (about: string, ...of: Shape[]): Shape => ({ kind: 'either', about, of });
const date = (about: string): Shape => ({
  kind: 'text',
  about,
  pattern: {
    is: '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$',
    form: 'a date, as in 2025-12-16, 2025-12 or 2025',
    whole: [1000, 9999],
    calendar: true,
  },
});

export const ROLES = ['signatory', 'guarantor', 'adversary', 'endorser', 'defender'] as const;

const POINTS = by(
  'option',
  'Worth of each option to the party: 0 = its worst option of the issue, 100 = its best. Where the issue may be absent, `absent` needs points too.',
  number('Points, 0 to 100.'),
);
(POINTS as { keys?: Record<string, Shape> }).keys = {
  absent: number('Worth of the issue not existing, 0 to 100.'),
};

const VALUES: Shape = {
  kind: 'map',
  about: 'What the options are worth to the party.',
  keys: {
    weight: {
      kind: 'map',
      about:
        'Swing weight of each issue, all in one unit of your choice; or `order:` from most to least important. Left out: all equal.',
      keys: {
        order: {
          kind: 'list',
          about: 'Issues from most to least important; a list inside holds issues of equal rank.',
          of: either(
            'An issue, or a list of issues of equal rank.',
            text('An issue.', 'issue'),
            list('Issues of equal rank.', text('An issue.', 'issue')),
          ),
          atLeast: 1,
        },
      },
      names: number('Swing weight, above 0 or 0.'),
      namesCite: 'issue',
    },
    points: by('issue', 'Points of each option, by issue.', POINTS),
  },
  required: ['points'],
};

const NO_DEAL: Shape = either(
  'What the party expects without agreement, in points of its whole scale.',
  number('Points of the whole scale.'),
  {
    kind: 'map',
    about: 'What the party expects without agreement.',
    keys: {
      now: number('Points of the whole scale.'),
      as: text('A package that stands for the status quo: worth what that package is worth.', 'package'),
      drift: number('How it changes with time: points per quarter, month or year.'),
    },
  },
);

const PACKAGE: Shape = {
  kind: 'map',
  about: 'One option for every issue. An issue that is left out, or ?, is open: the best completion is meant.',
  keys: {
    name: text('The package in words.'),
    like: text('Another package that this one starts from.', 'package'),
    but: by('issue', 'The options that differ from `like`.', text('An option of the issue; ? for open.', 'option')),
  },
  names: text('An option of the issue; ? for open.', 'option'),
  namesCite: 'issue',
};

/** The whole case. */
export const CASE_SHAPE: Shape & { kind: 'map' } = {
  kind: 'map',
  about: 'A case of Abide: parties, issues, values, and what these rest on.',
  keys: {
    abide: { kind: 'text', about: 'Version of the case language: 1.', among: ['1'] },
    extends: text('Another case that this one changes: a path from this file, as in ../berlin-2025.'),
    without: list(
      'Entries of the extended case to leave out, as in red-lines.nato.',
      text('A path of the extended case.'),
    ),
    title: text('Title of the case.'),
    'as-of': {
      kind: 'text',
      about: 'The date from which all is seen. No result depends on today.',
      pattern: {
        is: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
        form: 'a date, as in 2025-12-16',
        calendar: true,
      },
    },
    sources: names('Texts that numbers rest on.', {
      kind: 'map',
      about: 'A text that numbers rest on.',
      keys: {
        title: text('Title.'),
        author: text('Author.'),
        published: date('When it appeared.'),
        url: text('Where it can be read.'),
        paragraphs: {
          kind: 'text',
          about: 'How many paragraphs it has; a ground beyond it is an error.',
          pattern: { is: '^[1-9]\\d{0,4}$', form: 'a whole number, as in 11', whole: [1, 99_999] },
        },
      },
      required: ['title'],
    }),
    judgements: names('Named judgements that numbers rest on.', {
      kind: 'map',
      about: 'A named judgement.',
      keys: { says: text('The judgement, in a sentence.'), by: text('Who made it.'), on: date('When.') },
      required: ['says'],
    }),
    parties: names(
      'Actors whose consent or action matters.',
      {
        kind: 'map',
        about: 'An actor.',
        keys: {
          name: text('Name in words.'),
          roles: list('signatory, endorser, guarantor, adversary, defender; one party may have several.', {
            kind: 'text',
            about: 'A role.',
            among: ROLES,
            meant: {
              ratifier: ['a ratifier is not a role', 'ratifiers: {NAME: {of: PARTY, accepts-from: …, values: …}}'],
            },
          }),
        },
        required: ['roles'],
      },
      2,
    ),
    issues: names(
      'Questions that the agreement settles.',
      {
        kind: 'map',
        about: 'A question that the agreement settles.',
        keys: {
          name: text('The question in words.'),
          exists: condition('The issue exists only where this holds; elsewhere its option is `absent`.'),
          options: names(
            'The ways to settle it: name, then words.',
            { kind: 'text', about: 'The option in words, with a ground after @.', grounded: true },
            1,
          ),
        },
        required: ['options'],
      },
      1,
    ),
    rules: names('Conditions that no package may break.', {
      kind: 'map',
      about: 'A rule: either `require` or `forbid`.',
      keys: {
        require: condition('Must hold in every package.'),
        forbid: condition('May hold in none.'),
      },
    }),
    adoption: {
      kind: 'map',
      about: 'Who must accept for a package to be signed. Left out: all signatories.',
      keys: {
        signatories: { kind: 'text', about: 'All signatories must accept.', among: ['all'] },
        'at-least': {
          kind: 'text',
          about: 'How many signatories must accept.',
          pattern: { is: '^[1-9]\\d{0,3}$', form: 'a whole number, as in 3', whole: [1, 9999] },
        },
        vetoes: list('Parties without whom nothing is signed.', text('A party.', 'party')),
      },
    },
    values: by('party', 'What the options are worth, by party.', VALUES),
    'red-lines': names('Conditions under which a party refuses, or loses points.', {
      kind: 'map',
      about: 'A red line.',
      keys: {
        name: text('The line in words.'),
        party: text('Whose line it is.', 'party'),
        when: condition('The line is crossed where this holds.'),
        costs: number('Points of the whole scale that crossing costs. Left out: the party refuses.'),
      },
      required: ['party', 'when'],
    }),
    exchanges: names('Concessions that a party makes only in return for others.', {
      kind: 'map',
      about: 'A concession that a party makes only in return for another.',
      keys: {
        name: text('The exchange in words.'),
        party: text('Who gives.', 'party'),
        gives: condition('What is given.'),
        for: condition('What it wants in return.'),
        otherwise: {
          kind: 'number',
          orWord: 'refuse',
          about: 'refuse, or the points of the whole scale that giving for nothing costs.',
        },
      },
      required: ['party', 'gives', 'for'],
    }),
    links: names('Points that a party gains or loses where a condition holds.', {
      kind: 'map',
      about: 'Points that a party gains or loses where a condition holds.',
      keys: {
        name: text('The link in words.'),
        party: text('Whose value changes.', 'party'),
        when: condition('Where it applies.'),
        points: number('Points of the whole scale, above or below 0.'),
      },
      required: ['party', 'when', 'points'],
    }),
    'no-deal': by('party', 'What each party expects without agreement.', NO_DEAL),
    ratifiers: names('Bodies at home whose consent a party needs.', {
      kind: 'map',
      about: 'A body at home whose consent a party needs, such as a parliament.',
      keys: {
        name: text('Name in words.'),
        of: text('The party to which it belongs.', 'party'),
        needed: condition('Its consent is needed where this holds. Left out: always.'),
        values: either(
          'Its values: the weights and points of a party, by name, or its own.',
          text('A party.', 'party'),
          VALUES,
        ),
        except: by('issue', 'Points that differ from the values taken over, by issue.', POINTS),
        'accepts-from': number('It accepts packages worth at least this much to it. Left out: 50.'),
      },
      required: ['of', 'values'],
    }),
    correlations: names('Numbers of the case that go together.', {
      kind: 'map',
      about: 'Two numbers that go together in the worlds that are drawn.',
      keys: {
        name: text('Why they go together, in words.'),
        between: list(
          'The two numbers, by their places in the case.',
          text('A number of the case, by its path, as in no-deal.ua.now.', 'number'),
          2,
        ),
        rank: {
          kind: 'number',
          about: 'Rank correlation, −1 to 1: 1 where one is high whenever the other is, −1 where it is low then.',
          form: '0.5',
        },
      },
      required: ['between', 'rank'],
    }),
    packages: names('Named packages.', PACKAGE),
    ...GUARANTEE_KEYS,
    offers: OFFERS,
  },
  required: ['abide', 'title', 'as-of', 'parties', 'issues', 'values', 'no-deal'],
  meant: {
    order: ['the order of moves stands in behaviour', 'behaviour: {order: [PARTY, PARTY]}'],
  },
};
