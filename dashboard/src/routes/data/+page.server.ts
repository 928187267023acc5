import type { UploadAnswer } from '../../data/answers.ts';
import { askUpload } from '../../data/ask-data.ts';
import { ask } from '../../server/ask.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
  const id = url.searchParams.get('upload');
  const upload = id === null ? null : await askUpload(id);
  const all = await ask<UploadAnswer[]>('/api/uploads', {});
  return {
    upload,
    gone: id !== null && upload === null,
    pending: all
      .filter((each) => each.id !== id && each.state !== 'loaded')
      .map((each) => ({ ...each, preview: null, result: null })),
  };
};
