import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import manifest from '../package.json' with { type: 'json' };

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter(),
      csp: {
        directives: {
          'default-src': ['self'],
          'style-src': ['self', 'unsafe-inline'],
          'img-src': ['self', 'data:'],
        },
      },
    }),
  ],
  server: { fs: { allow: ['..'] } },
  // This folder's own manifest is a mark for SvelteKit; what the server imports is installed above.
  ssr: { external: Object.keys(manifest.dependencies) },
});
