/** What chapter 13 starts from, and the numbers its prose speaks of. */
import type { DataSource } from '../src/figures/parts/AboutData.tsx';
import { loadLicences, loadNames, loadText } from './data/load.ts';
import { sizeOf, sources, type SourceId } from './data/sources.ts';

/** What a figure says of its data. */
const about = (id: SourceId): DataSource => ({
  ...sources.find((source) => source.id === id)!,
  ...sizeOf(id),
  loadLicences: () => loadLicences(id),
});

export const loadOfText = { text: loadText, names: loadNames };
export const aboutText = { text: about('text'), names: about('names') };
