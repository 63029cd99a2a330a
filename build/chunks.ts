import type { BuildEnvironmentOptions } from 'vite';

/**
 * What is fetched together. Left alone, the bundler makes a chunk for each set of pages that share a module, sixty for a chapter, and sixty small
 * files compress worse than two: 12 kB a chapter. A page may so get a little that it does not use.
 */
export const chunks: BuildEnvironmentOptions['rolldownOptions'] = {
  output: {
    codeSplitting: {
      groups: [
        // What stands round every page, with all that it imports. Not the entry itself, which awaits a page that imports this.
        {
          name: 'shell',
          priority: 1,
          test: /site[\\/]Whole\.tsx$|node_modules[\\/](react|react-dom|scheduler)[\\/]|preload-helper/,
        },
        // What most chapters and figures share: engine, notation, the lab, the parts of figures.
        {
          name: 'lab',
          test: /src[\\/](engine|notation|lab|figures|prose)[\\/].*\.tsx?$/,
          minShareCount: 10,
        },
      ],
    },
  },
};

/**
 * What to fetch along with a chunk that is imported later. Not for a page: its HTML names that already, and the list of every page would
 * be part of each.
 */
export const preloaded = (_file: string, dependencies: string[], { hostId }: { hostId: string }) =>
  /assets[\\/](index|shell)-/.test(hostId) ? [] : dependencies;
