/** What chapter 13 starts from, and the numbers its prose speaks of. */
import type { Experiment } from '../src/engine/experiment.ts';
import { SETUPS, untrained } from '../src/training/tasks/handwriting-setup.ts';
import type { DataSource } from '../src/figures/parts/AboutData.tsx';
import { experimentOf } from '../src/training/checkpoint.ts';
import { taskOf, tasks } from '../src/training/tasks/index.ts';
import type { PhonesNetwork } from '../src/training/tasks/phones-setup.ts';
import { loadHandwriting, loadHanzi, loadLicences, loadNames, loadText } from './data/load.ts';
import measured from './results/handwriting.json';
import said from './results/phones.json';
import spelled from './results/spelling.json';
import { sizeOf, sources, type SourceId } from './data/sources.ts';

/** What a figure says of its data. */
const about = (id: SourceId): DataSource => ({
  ...sources.find((source) => source.id === id)!,
  ...sizeOf(id),
  loadLicences: () => loadLicences(id),
});

const penStrokes = [about('handwriting')];
export const aboutHandwriting = {
  digits: penStrokes,
  letters: penStrokes,
  hanzi: [about('hanzi')],
};
export const loadOfHandwriting = {
  digits: loadHandwriting,
  letters: loadHandwriting,
  hanzi: loadHanzi,
};

const handwriting = taskOf(SETUPS.digits.task);
/** The figure's network before it has learned anything, reading a 7 that is drawn by rule. */
export const reader: Experiment = {
  ...experimentOf(untrained, handwriting.probe!(0)),
  title: 'A pen writes a 7, for a network that has learned nothing yet',
};
export const readerNames = {
  classes: handwriting.outputNames,
  inputs: handwriting.inputNames,
};

/** The length of the pieces that figure 13.3 learns a text from. */
export const text = { piece: () => tasks.text!.dials.S!.usual };

export const loadOfText = { text: loadText, names: loadNames };
export const aboutPhones = about('phones');
export const aboutDigits = about('digits');
export const aboutText = { text: about('text'), names: about('names') };

/**
 * What `npm run experiments -- handwriting` measured of the figure's networks for digits and letters: on the chapter's split, and of the digits with
 * each family of fonts left out.
 */
export const measuredHandwriting = measured;
const { split, leftOut, updates } = measured.digits;
const [first] = split.runs;
const families = leftOut.runs.map(({ right, of }) => right / of);

/** The numbers of it that the prose speaks of; accuracies in per cent. */
export const heldOut = {
  updates: () => updates,
  least: () => Math.min(...split.runs.map(({ right }) => right)),
  most: () => Math.max(...split.runs.map(({ right }) => right)),
  of: () => first!.of,
  accuracy: () => 100 * split.accuracy,
  leftOut: () => 100 * leftOut.accuracy,
  worst: () => 100 * Math.min(...families),
  best: () => 100 * Math.max(...families),
  firstMoveBefore: () => 100 * first!.flow.before,
  firstMoveAfter: () => 100 * first!.flow.after,
};

/** The same of the letters a–z. */
export const heldOutLetters = {
  updates: () => measured.letters.updates,
  of: () => measured.letters.split.runs[0]!.of,
  least: () => Math.min(...measured.letters.split.runs.map(({ right }) => right)),
  most: () => Math.max(...measured.letters.split.runs.map(({ right }) => right)),
  accuracy: () => 100 * measured.letters.split.accuracy,
};

/** What `npm run experiments -- phones` measured of the networks of figure 13.4. */
export const measuredPhones = said;

type Network = PhonesNetwork['id'];
const runsOf = (id: Network) => said.networks.find((network) => network.id === id)!.runs;
const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
const inMean = (part: 'rightLetters' | 'rightWords', of: number) => (id: Network) =>
  (100 * mean(runsOf(id).map((run) => run[part]))) / of;
const letters = inMean('rightLetters', said.letters);
const words = inMean('rightWords', said.words);

/** The numbers of it that the prose speaks of: of held-out letters and words, the per cent that are right in the mean of the seeds. */
export const phones = {
  updates: () => said.updates,
  words: () => said.words,
  byLetter: () => (100 * said.byLetter.rightLetters) / said.letters,
  oneWay: () => letters('one-way'),
  twoWay: () => letters('two-way'),
  stacked: () => letters('stacked'),
  stackedTwoWay: () => letters('stacked-two-way'),
  oneWayWords: () => words('one-way'),
  twoWayWords: () => words('two-way'),
  stackedWords: () => words('stacked'),
  stackedTwoWayWords: () => words('stacked-two-way'),
};

/** What `npm run experiments -- spelling` measured of the figure that spells, with three seeds. */
export const measuredSpelling = spelled;
const meanOf = (of: (run: (typeof spelled.runs)[number]) => number) =>
  spelled.runs.reduce((sum, run) => sum + of(run), 0) / spelled.runs.length;
const [own] = spelled.runs;
const wrong = ({ words }: (typeof spelled.runs)[number]) => words.of - words.right;
const everyWrong = spelled.runs.reduce((sum, run) => sum + wrong(run), 0);

/** The numbers of it that the prose speaks of; shares in per cent, and of the figure's own seed unless they are means. */
export const spelling = {
  updates: () => spelled.updates,
  right: () => own!.words.right,
  of: () => own!.words.of,
  words: () => 100 * meanOf(({ words }) => words.right / words.of),
  letters: () => 100 * meanOf(({ letters }) => letters.right / letters.of),
  wrong: () => everyWrong,
  asNone: () => spelled.runs.reduce((sum, { misspelled }) => sum + misspelled.asNone, 0),
  fonts: () => Math.round(meanOf(({ fonts }) => fonts.right)),
  firstRowBefore: () => 100 * own!.flow.before.firstRow,
  firstRowAfter: () => 100 * own!.flow.after.firstRow,
  firstRowWrong: () => 100 * own!.flow.ofMisspelled.firstRow,
  together: () => 100 * own!.flow.after.together,
};
