import type { UploadAnswer } from '../answers.ts';

/** Why the server did not do what was asked: the type of its problem, and its words. */
export class Declined extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.name = 'Declined';
    this.type = type;
  }
}

/** Asks the API to change something; throws `Declined`. Null where the answer has no body. */
export async function change<T>(
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body: object = {},
) {
  // Without a content type the server takes the request for a form of another site.
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(path, { method, headers, body: JSON.stringify(body) }).catch(() => {
    throw new Declined('network', 'the connection broke');
  });
  const text = await response.text();
  if (response.ok) return (text === '' ? null : JSON.parse(text)) as T;
  throw declined(text);
}

export async function readUpload(id: string): Promise<UploadAnswer> {
  const response = await fetch(`/api/uploads/${id}`).catch(() => {
    throw new Declined('network', 'the connection broke');
  });
  if (!response.ok) throw declined(await response.text());
  return (await response.json()) as UploadAnswer;
}

/** Sends one file, and tells which share of it has gone. */
export function sendFile(id: string, file: File, tell: (share: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', `/api/uploads/${id}/files?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.addEventListener('progress', ({ loaded, total }) => tell(loaded / total));
    request.addEventListener('load', () =>
      request.status < 300 ? resolve() : reject(declined(request.responseText)),
    );
    request.addEventListener('error', () =>
      reject(new Declined('network', 'the connection broke')),
    );
    request.send(file);
  });
}

function declined(text: string): Declined {
  try {
    const { type, detail, mend = '' } = JSON.parse(text) as Record<string, string>;
    return new Declined(type?.split(':').at(-1) ?? '', [detail, mend].filter(Boolean).join(' — '));
  } catch {
    return new Declined('failed', text.slice(0, 200));
  }
}

/** What a person is told of an error. */
export function wordsOf(error: unknown, problems: Readonly<Record<string, string>>): string {
  if (!(error instanceof Declined)) throw error;
  return problems[error.type] ?? error.message;
}
