import type { Ended } from './command.ts';

/** Why a preview or a load did not come to its end, and what to do. */
export interface Trouble {
  readonly code: TroubleCode;
  readonly message: string;
  readonly messageEn: string;
  readonly mend: string;
  readonly mendEn: string;
}

const TROUBLES = {
  busy: {
    message: '另一次装载正在写入这个数据目录',
    messageEn: 'another load is writing to this data folder',
    mend: '请等它结束后再试。读取不受影响。',
    mendEn: 'Wait until it ends, then try again. Readers are not affected.',
  },
  diskFull: {
    message: '数据目录所在的磁盘已满',
    messageEn: 'the disk of the data folder is full',
    mend: '请管理员腾出空间后再试；什么也没有发布。',
    mendEn: 'Let an administrator free space, then try again; nothing was published.',
  },
  interrupted: {
    message: '服务器在处理时重新启动了',
    messageEn: 'the server was restarted while it worked',
    mend: '请再预览一次。若当时正在装载，请先看批次中是否已有这份文件；重复装载不会重复计数。',
    mendEn:
      'Preview again. Had a load begun, look whether the runs have this file; loading it twice counts nothing twice.',
  },
  bytesChanged: {
    message: '服务器上的文件与预览时不是同样的内容',
    messageEn: 'the stored file is not the one that was previewed',
    mend: '请放弃这次上传，重新选择文件。',
    mendEn: 'Discard this upload and choose the file again.',
  },
  warehouseChanged: {
    message: '预览之后又有别的批次装载',
    messageEn: 'another run was loaded after the preview',
    mend: '请再预览一次，核对后装载。',
    mendEn: 'Preview again, check it, then load.',
  },
  failed: {
    message: '处理没有完成，什么也没有改变',
    messageEn: 'the work did not end, and nothing was changed',
    mend: '请再试一次；仍不成功时，请管理员查看服务器的日志。',
    mendEn: 'Try again; if it fails again, let an administrator read the server’s log.',
  },
} as const;

type TroubleCode = keyof typeof TROUBLES;

export function trouble(code: TroubleCode): Trouble {
  return { code, ...TROUBLES[code] };
}

/** What a command's end means. The reason that it gives is for the log: it may name folders. */
export function troubleOf({ said }: Ended): Trouble {
  if (said.includes('another load is writing')) return trouble('busy');
  if (/No space left|disk is full|ENOSPC/.test(said)) return trouble('diskFull');
  return trouble('failed');
}
