import { PAST, REQUIRED, choice, code, date, flag, identifier, region, text } from '../columns.ts';
import type { Source } from '../source.ts';

/** Certificates of high-tech firms: one row a certificate. */
export const highTechFirms: Source = {
  name: 'high-tech-firms',
  title: '高新技术企业证书',
  titleEn: 'Certificates of high-tech firms',
  table: 'recognition',
  key: ['certificate'],
  provenance: 'reported',
  day: 'valid_from',
  layouts: [
    {
      name: 'high-tech-firms',
      columns: [
        text('name', ['企业名称', '单位名称'], REQUIRED),
        code('code', ['统一社会信用代码', '社会信用代码', '信用代码'], REQUIRED),
        identifier('certificate', ['证书编号', '高企证书编号', '证书号'], {
          ...REQUIRED,
          upper: true,
        }),
        date('valid_from', ['发证日期', '发证时间', '认定日期'], { ...REQUIRED, ...PAST }),
        date('valid_to', ['有效期至', '有效期截止', '到期日期'], REQUIRED),
        choice('recognition_type', ['认定类型', '认定方式'], {
          ...REQUIRED,
          choices: {
            首次认定: ['首次', '新认定'],
            重新认定: ['重认', '重新', '复审'],
            迁入: ['整体迁入', '异地迁入'],
          },
        }),
        date('moved_in_on', ['迁入日期', '迁入时间'], PAST),
        date('moved_out_on', ['迁出日期', '迁出时间'], PAST),
        date('revoked_on', ['取消资格日期', '取消日期'], PAST),
        region('division', ['行政区划', '所在区县', '所属区县'], REQUIRED),
        region('managed_by', ['管理归属', '所属功能区', '归口管理'], { within: 'division' }),
        text('technology_field', ['技术领域', '所属领域']),
        flag('above_scale_industry', ['是否规上工业', '规上工业']),
        date('provincial_pool_on', ['省培育库入库日期', '入库日期'], PAST),
      ],
    },
  ],
};
