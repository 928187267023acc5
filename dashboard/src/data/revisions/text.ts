import type { Revision } from '../../../../api/revisions.ts';

export const text = {
  zh: {
    title: '数据更正',
    lead: '同一个主键先后两次说法不同的地方：原值和新值都保留，各自注明从哪天起已知。',
    runs: '有更正的批次',
    none: '还没有更正：装载过的数字都只有一种说法。',
    noneHere: '这个批次没有改变任何已有的数字。',
    ofRun: (run: string, count: string) => `${run} 的更正 ${count} 处`,
    key: '主键',
    change: '原值 → 新值',
    known: '所知起',
    before: '此前的说法',
    kinds: {
      changed: '',
      withdrawn: '撤回，不再算数',
      restored: '恢复',
    } satisfies Record<Revision['kind'], string>,
    same: '内容未变，只是重新登记',
    withdraws: (run: string) => `撤销 ${run}`,
  },
  en: {
    title: 'Revisions',
    lead: 'Where two claims on one key differ. Both are kept, each with the day from which it is known.',
    runs: 'Runs with revisions',
    none: 'No revisions yet: every figure was stated one way only.',
    noneHere: 'This run changed no figure that was there.',
    ofRun: (run: string, count: string) => `${run}: ${count} revised`,
    key: 'Key',
    change: 'From → to',
    known: 'Known from',
    before: 'Before',
    kinds: {
      changed: '',
      withdrawn: 'withdrawn; it no longer counts',
      restored: 'restored',
    } satisfies Record<Revision['kind'], string>,
    same: 'stated anew, with the same content',
    withdraws: (run: string) => `undid ${run}`,
  },
} as const;
