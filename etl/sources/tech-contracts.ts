import {
  PAST,
  REQUIRED,
  choice,
  code,
  date,
  flag,
  identifier,
  money,
  region,
  text,
} from '../columns.ts';
import type { Column, Source } from '../source.ts';
import { UNIT_KINDS } from './units.ts';

const party = (name: string, title: string, other: string): Column[] => [
  text(`${name}_name`, [`${title}名称`, `${other}名称`, title], REQUIRED),
  code(`${name}_code`, [`${title}代码`, `${title}统一社会信用代码`, `${other}代码`]),
  choice(`${name}_kind`, [`${title}类型`, `${title}性质`], { choices: UNIT_KINDS, open: true }),
  region(`${name}_division`, [`${title}行政区划`, `${title}所在地`, `${title}所在区县`], {
    elsewhere: true,
  }),
  region(`${name}_managed_by`, [`${title}管理归属`], { within: `${name}_division` }),
];

/** Registered technology contracts: one row a registration. */
export const techContracts: Source = {
  name: 'tech-contracts',
  title: '技术合同认定登记',
  titleEn: 'Registered technology contracts',
  table: 'contract',
  key: ['registration_no'],
  provenance: 'reported',
  day: 'valid_from',
  layouts: [
    {
      name: 'tech-contracts',
      columns: [
        identifier('registration_no', ['合同登记编号', '登记编号', '合同编号'], REQUIRED),
        text('project', ['项目名称', '合同名称']),
        choice('class', ['合同类别', '合同类型'], {
          ...REQUIRED,
          choices: {
            技术开发: ['开发', '技术开发合同'],
            技术转让: ['转让', '技术转让合同'],
            技术许可: ['许可', '技术许可合同'],
            技术咨询: ['咨询', '技术咨询合同'],
            技术服务: ['服务', '技术服务合同'],
          },
        }),
        choice('state', ['合同状态', '状态'], {
          ...REQUIRED,
          choices: { 有效: ['正常', '已登记'], 变更: ['已变更'], 解除: ['已解除', '终止', '注销'] },
        }),
        ...party('seller', '卖方', '转让方'),
        ...party('buyer', '买方', '受让方'),
        flag('buyer_small', ['买方是否中小微', '买方中小微']),
        money('amount_fen', ['合同成交额', '成交额', '合同成交金额'], {
          ...REQUIRED,
          unit: '万元',
        }),
        money('technical_amount_fen', ['技术交易额', '技术交易金额'], { unit: '万元' }),
        money('tax_free_amount_fen', ['免税技术交易额'], { unit: '万元' }),
        date('valid_from', ['认定登记日期', '登记日期', '认定日期'], { ...REQUIRED, ...PAST }),
        text('registrar', ['登记机构', '认定登记机构']),
        code('registrar_code', ['登记机构代码']),
        text('broker', ['促成机构', '中介机构']),
        code('broker_code', ['促成机构代码', '中介机构代码']),
        region('applied_in', ['成果转化地', '转化地'], { elsewhere: true }),
        flag('publicly_funded', ['是否财政资金购买', '财政资金购买']),
        identifier('previous_registration_no', ['前次转让登记编号']),
        money('previous_amount_fen', ['前次成交额', '前次转让成交额'], { unit: '万元' }),
      ],
    },
  ],
};
