/**
 * What the chapters refer to: <Cite id="werbos1990" />. To add one: an entry here, each field held against at least two
 * sources. build/cite.ts writes name, year and entry into the chapter, so that no page loads this list but its own.
 */
interface Base {
  /** Letters and a year; it is the entry's address on the page of references and never changes. */
  readonly id: string;
  /** "Werbos, P. J.", in the order of the title page. */
  readonly authors: readonly string[];
  readonly year: number;
  readonly title: string;
  readonly doi?: string;
  /** "1610.02583". */
  readonly arxiv?: string;
  /** Where there is no DOI: the publisher's page. */
  readonly url?: string;
  /** What a reader finds there. */
  readonly about: string;
}

export type Reference = Base &
  (
    | {
        readonly kind: 'article';
        /** The journal, or the proceedings. */
        readonly venue: string;
        /** "78(10)"; proceedings may have none. */
        readonly volume?: string;
        readonly pages: string;
      }
    | {
        readonly kind: 'chapter';
        readonly editors: string;
        readonly venue: string;
        readonly publisher: string;
        readonly pages: string;
      }
    | { readonly kind: 'book'; readonly edition?: string; readonly publisher: string }
    | { readonly kind: 'thesis'; readonly degree: string; readonly university: string }
    | { readonly kind: 'preprint'; readonly arxiv: string }
  );

export const references: readonly Reference[] = [
  {
    id: 'baydin2018',
    authors: ['Baydin, A. G.', 'Pearlmutter, B. A.', 'Radul, A. A.', 'Siskind, J. M.'],
    year: 2018,
    title: 'Automatic differentiation in machine learning: a survey',
    kind: 'article',
    venue: 'Journal of Machine Learning Research',
    volume: '18(153)',
    pages: '1–43',
    arxiv: '1502.05767',
    url: 'https://jmlr.org/papers/v18/17-468.html',
    about: 'What automatic differentiation is, beside differences and symbolic derivation.',
  },
  {
    id: 'bengio1994',
    authors: ['Bengio, Y.', 'Simard, P.', 'Frasconi, P.'],
    year: 1994,
    title: 'Learning long-term dependencies with gradient descent is difficult',
    kind: 'article',
    venue: 'IEEE Transactions on Neural Networks',
    volume: '5(2)',
    pages: '157–166',
    doi: '10.1109/72.279181',
    about: 'Why a network that holds on to information passes hardly any error far back.',
  },
  {
    id: 'bridle1990',
    authors: ['Bridle, J. S.'],
    year: 1990,
    title:
      'Probabilistic interpretation of feedforward classification network outputs, with relationships to statistical pattern recognition',
    kind: 'chapter',
    editors: 'F. Fogelman Soulié and J. Hérault',
    venue: 'Neurocomputing: Algorithms, Architectures and Applications',
    publisher: 'Springer',
    pages: '227–236',
    doi: '10.1007/978-3-642-76153-9_28',
    about: 'Softmax: outputs that are read as the probabilities of classes.',
  },
  {
    id: 'chen2016',
    authors: ['Chen, G.'],
    year: 2016,
    title: 'A gentle tutorial of recurrent neural network with error backpropagation',
    kind: 'preprint',
    arxiv: '1610.02583',
    about: 'The tutorial whose derivations and notation this book follows.',
  },
  {
    id: 'cho2014',
    authors: [
      'Cho, K.',
      'van Merriënboer, B.',
      'Gulcehre, C.',
      'Bahdanau, D.',
      'Bougares, F.',
      'Schwenk, H.',
      'Bengio, Y.',
    ],
    year: 2014,
    title:
      'Learning phrase representations using RNN encoder–decoder for statistical machine translation',
    kind: 'article',
    venue:
      'Proceedings of the 2014 Conference on Empirical Methods in Natural Language Processing (EMNLP)',
    pages: '1724–1734',
    doi: '10.3115/v1/D14-1179',
    arxiv: '1406.1078',
    about: 'The gated recurrent unit: two gates, and no memory beside the state.',
  },
  {
    id: 'elman1990',
    authors: ['Elman, J. L.'],
    year: 1990,
    title: 'Finding structure in time',
    kind: 'article',
    venue: 'Cognitive Science',
    volume: '14(2)',
    pages: '179–211',
    doi: '10.1207/s15516709cog1402_1',
    about: 'The simple recurrent network: its state of the step before is part of its input.',
  },
  {
    id: 'gers2000',
    authors: ['Gers, F. A.', 'Schmidhuber, J.', 'Cummins, F.'],
    year: 2000,
    title: 'Learning to forget: continual prediction with LSTM',
    kind: 'article',
    venue: 'Neural Computation',
    volume: '12(10)',
    pages: '2451–2471',
    doi: '10.1162/089976600300015015',
    about: 'The forget gate: a memory cell that can empty itself.',
  },
  {
    id: 'gersschmidhuber2000',
    authors: ['Gers, F. A.', 'Schmidhuber, J.'],
    year: 2000,
    title: 'Recurrent nets that time and count',
    kind: 'article',
    venue: 'Proceedings of the IEEE-INNS-ENNS International Joint Conference on Neural Networks',
    volume: '3',
    pages: '189–194',
    doi: '10.1109/IJCNN.2000.861302',
    about: 'Peepholes: gates that see the memory they guard.',
  },
  {
    id: 'graves2012',
    authors: ['Graves, A.'],
    year: 2012,
    title: 'Supervised Sequence Labelling with Recurrent Neural Networks',
    kind: 'book',
    publisher: 'Studies in Computational Intelligence 385, Springer',
    doi: '10.1007/978-3-642-24797-2',
    about: 'Recurrent networks that label sequences, handwriting among them.',
  },
  {
    id: 'gravesschmidhuber2005',
    authors: ['Graves, A.', 'Schmidhuber, J.'],
    year: 2005,
    title:
      'Framewise phoneme classification with bidirectional LSTM and other neural network architectures',
    kind: 'article',
    venue: 'Neural Networks',
    volume: '18(5–6)',
    pages: '602–610',
    doi: '10.1016/j.neunet.2005.06.042',
    about: 'LSTM in both directions of time, trained with the whole gradient.',
  },
  {
    id: 'greff2017',
    authors: [
      'Greff, K.',
      'Srivastava, R. K.',
      'Koutník, J.',
      'Steunebrink, B. R.',
      'Schmidhuber, J.',
    ],
    year: 2017,
    title: 'LSTM: a search space odyssey',
    kind: 'article',
    venue: 'IEEE Transactions on Neural Networks and Learning Systems',
    volume: '28(10)',
    pages: '2222–2232',
    doi: '10.1109/TNNLS.2016.2582924',
    arxiv: '1503.04069',
    about: 'Eight variants of the LSTM, each with one thing changed, on three tasks.',
  },
  {
    id: 'higham2002',
    authors: ['Higham, N. J.'],
    year: 2002,
    title: 'Accuracy and Stability of Numerical Algorithms',
    kind: 'book',
    edition: '2nd edition',
    publisher: 'SIAM',
    doi: '10.1137/1.9780898718027',
    about: 'How rounding enters a computation, and how far it gets.',
  },
  {
    id: 'hochreiter1991',
    authors: ['Hochreiter, S.'],
    year: 1991,
    title: 'Untersuchungen zu dynamischen neuronalen Netzen',
    kind: 'thesis',
    degree: 'Diploma thesis',
    university: 'Technische Universität München',
    about: 'In German: errors that vanish on their way back, and why.',
  },
  {
    id: 'hochreiter1997',
    authors: ['Hochreiter, S.', 'Schmidhuber, J.'],
    year: 1997,
    title: 'Long short-term memory',
    kind: 'article',
    venue: 'Neural Computation',
    volume: '9(8)',
    pages: '1735–1780',
    doi: '10.1162/neco.1997.9.8.1735',
    about: 'A cell with gates, through which an error can flow back unchanged.',
  },
  {
    id: 'jozefowicz2015',
    authors: ['Jozefowicz, R.', 'Zaremba, W.', 'Sutskever, I.'],
    year: 2015,
    title: 'An empirical exploration of recurrent network architectures',
    kind: 'article',
    venue: 'Proceedings of the 32nd International Conference on Machine Learning, PMLR',
    volume: '37',
    pages: '2342–2350',
    url: 'https://proceedings.mlr.press/v37/jozefowicz15.html',
    about: 'Thousands of gated cells compared; a forget-gate bias of 1 is recommended.',
  },
  {
    id: 'kingma2015',
    authors: ['Kingma, D. P.', 'Ba, J.'],
    year: 2015,
    title: 'Adam: A Method for Stochastic Optimization',
    kind: 'preprint',
    arxiv: '1412.6980',
    about:
      'A step of its own size for every weight, from running means of its gradient and of the square. Shown at ICLR 2015.',
  },
  {
    id: 'mikolov2012',
    authors: ['Mikolov, T.'],
    year: 2012,
    title: 'Statistical Language Models Based on Neural Networks',
    kind: 'thesis',
    degree: 'PhD thesis',
    university: 'Brno University of Technology',
    about: 'Recurrent networks for language; gradients clipped number by number.',
  },
  {
    id: 'pascanu2013',
    authors: ['Pascanu, R.', 'Mikolov, T.', 'Bengio, Y.'],
    year: 2013,
    title: 'On the difficulty of training recurrent neural networks',
    kind: 'article',
    venue: 'Proceedings of the 30th International Conference on Machine Learning, PMLR',
    volume: '28(3)',
    pages: '1310–1318',
    arxiv: '1211.5063',
    url: 'https://proceedings.mlr.press/v28/pascanu13.html',
    about: 'When errors vanish and when they explode; clipping by the norm.',
  },
  {
    id: 'polyak1964',
    authors: ['Polyak, B. T.'],
    year: 1964,
    title: 'Some methods of speeding up the convergence of iteration methods',
    kind: 'article',
    venue: 'USSR Computational Mathematics and Mathematical Physics',
    volume: '4(5)',
    pages: '1–17',
    doi: '10.1016/0041-5553(64)90137-5',
    about: 'Each step keeps a part of the one before: the heavy ball, later called momentum.',
  },
  {
    id: 'press2007',
    authors: ['Press, W. H.', 'Teukolsky, S. A.', 'Vetterling, W. T.', 'Flannery, B. P.'],
    year: 2007,
    title: 'Numerical Recipes: The Art of Scientific Computing',
    kind: 'book',
    edition: '3rd edition',
    publisher: 'Cambridge University Press',
    about: 'Its section 5.7, numerical derivatives, is on the best size of a step.',
  },
  {
    id: 'rumelhart1986',
    authors: ['Rumelhart, D. E.', 'Hinton, G. E.', 'Williams, R. J.'],
    year: 1986,
    title: 'Learning representations by back-propagating errors',
    kind: 'article',
    venue: 'Nature',
    volume: '323',
    pages: '533–536',
    doi: '10.1038/323533a0',
    about: 'Backpropagation, and what hidden units come to stand for.',
  },
  {
    id: 'schuster1997',
    authors: ['Schuster, M.', 'Paliwal, K. K.'],
    year: 1997,
    title: 'Bidirectional recurrent neural networks',
    kind: 'article',
    venue: 'IEEE Transactions on Signal Processing',
    volume: '45(11)',
    pages: '2673–2681',
    doi: '10.1109/78.650093',
    about: 'Two recurrent layers, one for each direction of time, read by one output.',
  },
  {
    id: 'squire1998',
    authors: ['Squire, W.', 'Trapp, G.'],
    year: 1998,
    title: 'Using complex variables to estimate derivatives of real functions',
    kind: 'article',
    venue: 'SIAM Review',
    volume: '40(1)',
    pages: '110–112',
    doi: '10.1137/S003614459631241X',
    about: 'A derivative by an imaginary step: nothing is subtracted, so no digits are lost.',
  },
  {
    id: 'sutskever2013',
    authors: ['Sutskever, I.'],
    year: 2013,
    title: 'Training Recurrent Neural Networks',
    kind: 'thesis',
    degree: 'PhD thesis',
    university: 'University of Toronto',
    about: 'How recurrent networks are trained, and what makes it difficult.',
  },
  {
    id: 'vinyals2015',
    authors: ['Vinyals, O.', 'Toshev, A.', 'Bengio, S.', 'Erhan, D.'],
    year: 2015,
    title: 'Show and tell: a neural image caption generator',
    kind: 'article',
    venue:
      'Proceedings of the 2015 IEEE Conference on Computer Vision and Pattern Recognition (CVPR)',
    pages: '3156–3164',
    doi: '10.1109/CVPR.2015.7298935',
    arxiv: '1411.4555',
    about: 'A convolutional network reads a photograph, and an LSTM describes it, word by word.',
  },
  {
    id: 'werbos1990',
    authors: ['Werbos, P. J.'],
    year: 1990,
    title: 'Backpropagation through time: what it does and how to do it',
    kind: 'article',
    venue: 'Proceedings of the IEEE',
    volume: '78(10)',
    pages: '1550–1560',
    doi: '10.1109/5.58337',
    about: 'Backpropagation through time, from its idea to its program.',
  },
  {
    id: 'williamspeng1990',
    authors: ['Williams, R. J.', 'Peng, J.'],
    year: 1990,
    title:
      'An efficient gradient-based algorithm for on-line training of recurrent network trajectories',
    kind: 'article',
    venue: 'Neural Computation',
    volume: '2(4)',
    pages: '490–501',
    doi: '10.1162/neco.1990.2.4.490',
    about: 'Truncated backpropagation through time.',
  },
  {
    id: 'williamszipser1989',
    authors: ['Williams, R. J.', 'Zipser, D.'],
    year: 1989,
    title: 'A learning algorithm for continually running fully recurrent neural networks',
    kind: 'article',
    venue: 'Neural Computation',
    volume: '1(2)',
    pages: '270–280',
    doi: '10.1162/neco.1989.1.2.270',
    about: 'The gradient carried forward in time, beside the running network.',
  },
];

/** Who is named in a sentence: "Werbos", "Williams and Zipser", "Rumelhart et al.". */
export function namesOf({ authors }: Reference): string {
  const [first, second, ...more] = authors.map((author) => author.split(',')[0]!);
  if (second === undefined) return first!;
  return more.length === 0 ? `${first} and ${second}` : `${first} et al.`;
}

/** "Werbos, P. J.", "Williams, R. J. and Zipser, D.", "A, B and C". */
export function authorsOf({ authors }: Reference): string {
  return [authors.slice(0, -1).join(', '), authors.at(-1)!].filter(Boolean).join(' and ');
}

/** One piece of an entry, as it is set. */
export interface Piece {
  readonly text: string;
  readonly italic?: boolean;
}

/** What comes after authors and year: the title and where it appeared. Page numbers are not torn apart at the end of a line. */
export function piecesOf(reference: Reference): Piece[] {
  return pieces(reference).map((piece) => ({
    ...piece,
    text: piece.text.replace(/(?<=\d)–(?=\d)/, '\u2060–\u2060'),
  }));
}

function pieces(reference: Reference): Piece[] {
  const { title } = reference;
  switch (reference.kind) {
    case 'article': {
      const { venue, volume, pages } = reference;
      return [
        { text: `${title}. ` },
        { text: venue, italic: true },
        { text: `${volume ? ` ${volume}` : ''}, ${pages}.` },
      ];
    }
    case 'chapter': {
      const { editors, venue, publisher, pages } = reference;
      return [
        { text: `${title}. In ${editors} (eds.), ` },
        { text: venue, italic: true },
        { text: `, ${publisher}, ${pages}.` },
      ];
    }
    case 'book': {
      const { edition, publisher } = reference;
      return [
        { text: title, italic: true },
        { text: `${edition ? `, ${edition}` : ''}. ${publisher}.` },
      ];
    }
    case 'thesis':
      return [
        { text: title, italic: true },
        { text: `. ${reference.degree}, ${reference.university}.` },
      ];
    case 'preprint':
      return [{ text: `${title}.` }];
  }
}

/** The whole entry as text, for a tooltip. */
export function entryOf(reference: Reference): string {
  const rest = pieces(reference).map(({ text }) => text);
  const arxiv = reference.kind === 'preprint' ? ` arXiv:${reference.arxiv}.` : '';
  return `${authorsOf(reference)} (${reference.year}). ${rest.join('')}${arxiv}`;
}

/** Where the publication itself is found: what is written, and the address. */
export function linksOf({ doi, arxiv, url }: Reference): { text: string; href: string }[] {
  return [
    ...(doi ? [{ text: `doi:${doi}`, href: `https://doi.org/${doi}` }] : []),
    ...(arxiv ? [{ text: `arXiv:${arxiv}`, href: `https://arxiv.org/abs/${arxiv}` }] : []),
    ...(url ? [{ text: url.replace('https://', ''), href: url }] : []),
  ];
}
