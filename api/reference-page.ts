import { html } from 'hono/html';

interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
    readonly schema?: { readonly type?: string; readonly enum?: readonly string[] };
  }[];
  readonly responses?: Record<string, { readonly description?: string; readonly content?: object }>;
}

/** The reference as one page, made from the OpenAPI document alone; it needs no script. */
export function referencePage(paths: Record<string, Record<string, Operation>>) {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Quanheng API</title>
        <style>
          :root {
            color-scheme: light dark;
            font:
              16px/1.5 system-ui,
              'Noto Sans CJK SC',
              sans-serif;
          }
          body {
            max-width: 60rem;
            margin: 2rem auto;
            padding: 0 1rem;
          }
          section {
            border-top: 1px solid #8886;
            padding: 0.5rem 0 1rem;
          }
          code {
            font-size: 0.95em;
          }
          .wide {
            overflow-x: auto;
          }
          table {
            border-collapse: collapse;
            width: 100%;
          }
          th,
          td {
            text-align: left;
            padding: 0.25rem 0.75rem 0.25rem 0;
            vertical-align: top;
          }
        </style>
      </head>
      <body>
        <h1>泉衡 Quanheng API</h1>
        <p>
          Every read takes two clocks, <code>asOf</code> and <code>knownAt</code>; both default to
          today in Asia/Shanghai. Answers carry an <code>ETag</code> made from code, catalogue,
          snapshot and parameters. Errors are problems by RFC 9457. The machine-readable form is
          <a href="/api/openapi.json">openapi.json</a>.
        </p>
        ${operations.map(
          ({ path, method, operation }) =>
            html`<section>
              <h2><code>${method.toUpperCase()} ${path}</code></h2>
              <p>${operation.summary ?? ''}</p>
              ${parameters(operation)}
              <p>
                Answers:
                ${Object.entries(operation.responses ?? {})
                  .map(
                    ([status, { description, content }]) =>
                      `${status} ${description ?? ''} (${Object.keys(content ?? {}).join(', ') || 'no body'})`,
                  )
                  .join('; ')}
              </p>
            </section>`,
        )}
      </body>
    </html>`;
}

function parameters({ parameters: declared = [] }: Operation) {
  if (declared.length === 0) return '';
  return html`<div class="wide" tabindex="0" role="group" aria-label="Parameters">
    <table>
      <thead>
        <tr>
          <th scope="col">Parameter</th>
          <th scope="col">Type</th>
          <th scope="col">Meaning</th>
        </tr>
      </thead>
      <tbody>
        ${declared.map(
          ({ name, in: place, required, description, schema }) =>
            html`<tr>
              <td><code>${name}</code> (${place}${required ? ', required' : ''})</td>
              <td>${schema?.enum?.join(' | ') ?? schema?.type ?? ''}</td>
              <td>${description ?? ''}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
