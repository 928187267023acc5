/** What spending grows with, in Chinese and English; kinds of event are named by their types. */
export const DRIVER_NAMES: Readonly<Record<string, readonly [string, string]>> = {
  contract: ['技术合同成交额', 'Contract turnover'],
  'contract.development.large': [
    '技术开发、转让、许可合同成交额，大型企业',
    'Development, transfer and licence contracts, large firms',
  ],
  'contract.development.small': [
    '技术开发、转让、许可合同成交额，中小微企业',
    'Development, transfer and licence contracts, smaller firms',
  ],
  'contract.development.other': [
    '技术开发、转让、许可合同成交额，高校院所等',
    'Development, transfer and licence contracts, universities and institutes',
  ],
  'contract.service.large': [
    '技术服务、咨询合同成交额，大型企业',
    'Service and consulting contracts, large firms',
  ],
  'contract.service.small': [
    '技术服务、咨询合同成交额，中小微企业',
    'Service and consulting contracts, smaller firms',
  ],
  'contract.service.other': [
    '技术服务、咨询合同成交额，高校院所等',
    'Service and consulting contracts, universities and institutes',
  ],
  'rd.large': ['研发费用，上年销售收入2亿元以上企业', 'R&D of firms with sales above 200 million'],
  'rd.small': ['研发费用，其余企业', 'R&D of other firms'],
  'recognition.first': ['首次认定的高新技术企业', 'Firms first recognised as high-tech'],
  'recognition.moved': ['迁入的高新技术企业', 'High-tech firms that moved in'],
  renewal: ['到期证书中重新认定的比例', 'Share of expired certificates that are renewed'],
};
