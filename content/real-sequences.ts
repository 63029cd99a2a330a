/** What chapter 13 starts from, and the numbers its prose speaks of. */
import type { Experiment } from '../src/engine/experiment.ts';
import { SETUP, untrained } from '../src/training/tasks/handwriting-setup.ts';
import type { DataSource } from '../src/figures/parts/AboutData.tsx';
import { experimentOf } from '../src/training/checkpoint.ts';
import { taskOf } from '../src/training/tasks/index.ts';
import { loadLicences, loadNames, loadText } from './data/load.ts';
import measured from './results/handwriting.json';
import { sizeOf, sources, type SourceId } from './data/sources.ts';

/** What a figure says of its data. */
const about = (id: SourceId): DataSource => ({
  ...sources.find((source) => source.id === id)!,
  ...sizeOf(id),
  loadLicences: () => loadLicences(id),
});

export const aboutHandwriting = [about('handwriting')];

const handwriting = taskOf(SETUP.task);
/** The figure's network before it has learned anything, reading a 7 that is drawn by rule. */
export const reader: Experiment = {
  ...experimentOf(untrained, handwriting.probe!(0)),
  title: 'A pen writes a 7, for a network that has learned nothing yet',
};
export const readerNames = {
  classes: handwriting.outputNames,
  inputs: handwriting.inputNames,
};

export const loadOfText = { text: loadText, names: loadNames };
export const aboutText = { text: about('text'), names: about('names') };

/** What `tsx experiments/handwriting.ts` measured of the figure's network: on the chapter's split, and with each family of fonts left out. */
export const measuredHandwriting = measured;
const { split, leftOut, updates } = measuredHandwriting;
const [first] = split.runs;

/** The numbers of it that the prose speaks of; accuracies in per cent. */
export const heldOut = {
  updates: () => updates,
  right: () => first!.right,
  of: () => first!.of,
  accuracy: () => 100 * split.accuracy,
  leftOut: () => 100 * leftOut.accuracy,
};
