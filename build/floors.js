/**
 * The floors of the house, as lint rules: engine ← notation ← lab ← figures ← prose ← content ← site.
 * Each may import what stands to its left, nothing to its right. `training` stands on `engine` beside
 * `notation`; `cli` stands on `engine` and `notation`, `bench` and `experiments` on `training` too.
 */
const mayImport = {
  engine: [],
  notation: ['engine'],
  training: ['engine'],
  lab: ['engine', 'notation', 'training'],
  figures: ['engine', 'notation', 'training', 'lab'],
  prose: ['engine', 'notation', 'training', 'lab', 'figures'],
  content: ['engine', 'notation', 'training', 'lab', 'figures', 'prose'],
  site: ['engine', 'notation', 'training', 'lab', 'figures', 'prose', 'content'],
  cli: ['engine', 'notation'],
  bench: ['engine', 'notation', 'training'],
  experiments: ['engine', 'notation', 'training'],
};

const why = {
  engine: 'The engine is plain computation that knows nothing of the page.',
  notation: 'Notation turns engine data into strings, and nothing else.',
  training: 'Training runs in a worker, on the engine alone.',
  lab: 'The lab is the one store; figures read it, it does not know them.',
  figures: 'A figure stands by itself; sentences point at it, not it at them.',
  prose: 'Prose serves every chapter alike and knows none.',
  content: 'A chapter must not depend on the shell round it.',
  site: 'The site stands on all floors but the command line, the bench and the experiments.',
  cli: 'The command line prints engine data as notation.',
  bench: 'The bench measures the engine and the training.',
  experiments: 'The experiments train, and write down what came of it.',
};

const names = Object.keys(mayImport);
const atTop = ['content', 'bench', 'experiments'];
const folder = (name) => (atTop.includes(name) ? name : `src/${name}`);

/** Floors without DOM or React: they run in Node, in a worker and in the page alike. */
const pure = ['engine', 'notation', 'training', 'lab', 'cli', 'bench', 'experiments'];

function floor(name) {
  const allowed = mayImport[name].join(', ') || 'no other floor';
  const message = `${why[name]} It may import: ${allowed}. See build/floors.js.`;
  const barred = names.filter((other) => other !== name && !mayImport[name].includes(other));
  const others = { regex: `^(\\.\\./)+(src/)?(${barred.join('|')})/`, message };

  const packages = [];
  if (pure.includes(name))
    packages.push({
      regex: '^(react|react-dom|zustand)(/react|$)',
      message: `No React here. ${message}`,
    });
  if (name === 'engine')
    packages.push({
      regex: '^(?!\\.{1,2}/|valibot$)',
      message: `No package but valibot. ${message}`,
    });

  const tests = `${folder(name)}/**/*.test.{ts,tsx}`;
  const itsReact = 'src/lab/react.ts'; // the one thin file that joins the store to React
  return [
    {
      files: [`${folder(name)}/**/*.{ts,tsx}`],
      ignores: [tests, itsReact],
      rules: bar([others, ...packages]),
    },
    { files: name === 'lab' ? [tests, itsReact] : [tests], rules: bar([others]) },
  ];
}

/** For `import … from`, and for `import()`, which the first rule does not see. */
const bar = (patterns) => ({
  'no-restricted-imports': ['error', { patterns }],
  'no-restricted-syntax': [
    'error',
    ...patterns.map(({ regex, message }) => ({
      selector: `ImportExpression[source.value=/${regex.replaceAll('/', '\\u002F')}/]`,
      message,
    })),
  ],
});

export const floors = names.flatMap(floor);
