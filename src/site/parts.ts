import { chapters, type Chapter } from '../../content/chapters.ts';

interface Part {
  numeral: string;
  title: string;
  chapters: Chapter[];
}

/** By the number of each part's last chapter. */
const plan = [
  { numeral: 'I', title: 'The recurrent network', upTo: 7 },
  { numeral: 'II', title: 'The memory cell', upTo: 10 },
  { numeral: 'III', title: 'Learning and beyond', upTo: Infinity },
];

/** The parts that have a chapter so far. */
export const parts: Part[] = plan
  .map(({ numeral, title, upTo }, index) => {
    const after = plan[index - 1]?.upTo ?? 0;
    return {
      numeral,
      title,
      chapters: chapters.filter(({ number }) => number > after && number <= upTo),
    };
  })
  .filter((part) => part.chapters.length > 0);
