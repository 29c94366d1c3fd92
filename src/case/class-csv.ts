/** data/reference-classes.csv, so that a browser has it too. A test keeps the two the same. */
export const CLASS_CSV = `class,what,events,n,rate,jeffreys_lo,jeffreys_hi,source,note
alliance.honoured.all,"alliance commitment honoured when war invoked it, 1816-2003",73,146,0.5,0.4196,0.5804,BF2018,
alliance.honoured.pre1945,"same, 1816-1944",61,92,0.663,0.5626,0.7534,BF2018,
alliance.honoured.post1945,"same, 1945-2003",12,54,0.2222,0.1276,0.3457,BF2018,"few, clustered tests (several alliances per war)"
alliance.honoured.defense,"defense obligation, all years",42,102,0.4118,0.3198,0.5086,BF2018,
alliance.honoured.defense.pre1945,"defense obligation, 1816-1944",36,59,0.6102,0.4829,0.7269,BF2018,
alliance.honoured.defense.post1945,"defense obligation, 1945-2003",6,43,0.1395,0.0604,0.2652,BF2018,"few, clustered tests (several alliances per war)"
alliance.honoured.offense,"offense obligation, all years",31,42,0.7381,0.5925,0.8522,BF2018,
alliance.honoured.offense.pre1945,"offense obligation, 1816-1944",27,35,0.7714,0.6145,0.8856,BF2018,
alliance.honoured.offense.post1945,"offense obligation, 1945-2003",4,7,0.5714,0.2345,0.8611,BF2018,"few, clustered tests (several alliances per war)"
alliance.honoured.neutral,"neutral obligation, all years",35,45,0.7778,0.6415,0.8796,BF2018,
alliance.honoured.neutral.pre1945,"neutral obligation, 1816-1944",30,40,0.75,0.6017,0.8636,BF2018,
alliance.honoured.neutral.post1945,"neutral obligation, 1945-2003",5,5,1,0.6206,0.9999,BF2018,"few, clustered tests (several alliances per war)"
alliance.honoured.nonagg,"nonagg obligation, all years",18,49,0.3673,0.2431,0.5068,BF2018,
alliance.honoured.nonagg.pre1945,"nonagg obligation, 1816-1944",13,21,0.619,0.4071,0.8006,BF2018,
alliance.honoured.nonagg.post1945,"nonagg obligation, 1945-2003",5,28,0.1786,0.0716,0.348,BF2018,"few, clustered tests (several alliances per war)"
alliance.honoured.bilateral,"bilateral alliances, all years",62,104,0.5962,0.5003,0.6868,BF2018,
alliance.honoured.multilateral,multilateral alliances (every member must perform),11,42,0.2619,0.1478,0.4075,BF2018,
alliance.honoured.bilateral.post1945,"bilateral, 1945-2003",10,29,0.3448,0.193,0.5259,BF2018,"few, clustered tests (several alliances per war)"
alliance.honoured.multilateral.post1945,"multilateral, 1945-2003",2,25,0.08,0.017,0.2327,BF2018,"few, clustered tests (several alliances per war)"
alliance.honoured.bilateral.defense,bilateral with defence obligation,34,66,0.5152,0.3961,0.6329,BF2018,
alliance.honoured.bilateral.defense.post1945,"bilateral defence, 1945-2003",6,22,0.2727,0.1227,0.4782,BF2018,"few, clustered tests (several alliances per war)"
alliance.honoured.altcoding,authors alternative (BF) coding,69,139,0.4964,0.4141,0.5789,BF2018,
ally.honoured.la.all,"alliance-war honoured, 1816-1944 (strict)",93,137,0.6788,0.5975,0.7527,LA2005,
ally.honoured.la.milinst0,peacetime military institutionalisation 0,63,81,0.7778,0.6785,0.8576,LA2005,
ally.honoured.la.milinst1,peacetime military institutionalisation 1,18,30,0.6,0.4222,0.7595,LA2005,
ally.honoured.la.milinst2,peacetime military institutionalisation 2,12,26,0.4615,0.2824,0.6487,LA2005,
ally.honoured.la.formal0,formality 0,39,49,0.7959,0.6681,0.89,LA2005,
ally.honoured.la.formal1,formality 1,47,66,0.7121,0.5956,0.8105,LA2005,
ally.honoured.la.formal2,formality 2,7,22,0.3182,0.1551,0.5257,LA2005,
ally.honoured.la.chcap2d0,chcap2d = 0,63,76,0.8289,0.7328,0.9006,LA2005,
ally.honoured.la.chcap2d1,chcap2d = 1,30,61,0.4918,0.3692,0.6152,LA2005,
ally.honoured.la.dinstch20,dinstch2 = 0,85,110,0.7727,0.688,0.8433,LA2005,
ally.honoured.la.dinstch21,dinstch2 = 1,8,27,0.2963,0.1512,0.4825,LA2005,
ally.honoured.la.origtar10,origtar1 = 0,72,88,0.8182,0.728,0.8878,LA2005,
ally.honoured.la.origtar11,origtar1 = 1,21,49,0.4286,0.2974,0.5679,LA2005,
ally.honoured.la.bilat0,bilat = 0,13,30,0.4333,0.2689,0.6099,LA2005,
ally.honoured.la.bilat1,bilat = 1,80,107,0.7477,0.6595,0.8226,LA2005,
ally.honoured.la.active0,active = 0,38,44,0.8636,0.7404,0.941,LA2005,
ally.honoured.la.active1,active = 1,55,93,0.5914,0.49,0.6872,LA2005,
ally.honoured.la.wartime0,wartime = 0,62,104,0.5962,0.5003,0.6868,LA2005,
ally.honoured.la.wartime1,wartime = 1,31,33,0.9394,0.8195,0.9872,LA2005,
alliance.ended.violated,of ended alliances: ended by violation/abrogation,160,411,0.3893,0.3431,0.4371,ATOP4.01,
alliance.ended.renegotiated,of ended alliances: renegotiated,118,411,0.2871,0.245,0.3322,ATOP4.01,
alliance.ended.fulfilled,of ended alliances: fulfilled/expired,84,411,0.2044,0.1675,0.2454,ATOP4.01,
alliance.ended.violated.estmode0,"ended peacetime alliances, estmode 0 (1 treaty form, 0 other): violated",39,77,0.5065,0.3963,0.6162,ATOP4.01,
alliance.ended.violated.estmode1,"ended peacetime alliances, estmode 1 (1 treaty form, 0 other): violated",106,272,0.3897,0.3332,0.4486,ATOP4.01,
alliance.ended.violated.defense0,"ended alliances, defence obligation 0 : violated",74,182,0.4066,0.3372,0.479,ATOP4.01,
alliance.ended.violated.defense1,"ended alliances, defence obligation 1 : violated",86,229,0.3755,0.3147,0.4395,ATOP4.01,
alliance.ended.violated.milinst0,"ended alliances, milinst 0 : violated",88,260,0.3385,0.283,0.3975,ATOP4.01,
alliance.ended.violated.milinst1,"ended alliances, milinst 1 : violated",37,80,0.4625,0.3562,0.5715,ATOP4.01,
alliance.ended.violated.milinst2,"ended alliances, milinst 2 : violated",33,68,0.4853,0.3692,0.6026,ATOP4.01,
alliance-year.violated.base,"bilateral alliance-year 1919-2008: violated, no SOLS change",51,5899,0.0086,0.0065,0.0113,ATOP4.01 x CHISOLS4.0,
alliance-year.violated.sols-nondem,SOLS change this/last year in a non-democratic member,22,528,0.0417,0.0271,0.0613,ATOP4.01 x CHISOLS4.0,
alliance-year.violated.sols-dem-only,SOLS change only in a democratic member,18,2155,0.0084,0.0051,0.0129,ATOP4.01 x CHISOLS4.0,
leader.exit.regular.post1945,exit kind Regular among completed tenures begun 1945+,1403,1922,0.73,0.7098,0.7495,Archigos4.1,
leader.exit.irregular.post1945,exit kind Irregular among completed tenures begun 1945+,352,1922,0.1831,0.1663,0.2009,Archigos4.1,
leader.exit.natural-death.post1945,exit kind Natural Death among completed tenures begun 1945+,104,1922,0.0541,0.0447,0.0649,Archigos4.1,
leader.exit.foreign.post1945,exit kind Foreign among completed tenures begun 1945+,24,1922,0.0125,0.0082,0.0182,Archigos4.1,
state-year.leader-change.nondemocracy,"state-years 1919-2008 with any leader change, nondemocracy",844,5961,0.1416,0.1329,0.1506,CHISOLS4.0,
state-year.sols-change.nondemocracy,"state-years with change in source of leader support, nondemocracy",316,5961,0.053,0.0475,0.0589,CHISOLS4.0,
state-year.leader-change.democracy,"state-years 1919-2008 with any leader change, democracy",1020,3727,0.2737,0.2595,0.2882,CHISOLS4.0,
state-year.sols-change.democracy,"state-years with change in source of leader support, democracy",573,3727,0.1537,0.1424,0.1656,CHISOLS4.0,
peace-agreement.ended.all,peace agreement coded as ended by 2021,134,374,0.3583,0.3109,0.4078,UCDP PA 22.1,unadjusted; peacekeepers and provisions are not assigned at random
peace-agreement.ended.type1,full,17,77,0.2208,0.1395,0.3226,UCDP PA 22.1,unadjusted; peacekeepers and provisions are not assigned at random
peace-agreement.ended.type2,partial,80,213,0.3756,0.3126,0.4419,UCDP PA 22.1,unadjusted; peacekeepers and provisions are not assigned at random
peace-agreement.ended.type3,process,37,84,0.4405,0.3378,0.5472,UCDP PA 22.1,unadjusted; peacekeepers and provisions are not assigned at random
peace-agreement.ended.pko0,provision pko 0,115,324,0.3549,0.3043,0.4081,UCDP PA 22.1,unadjusted; peacekeepers and provisions are not assigned at random
peace-agreement.ended.pko1,provision pko 1,19,50,0.38,0.2553,0.5182,UCDP PA 22.1,unadjusted; peacekeepers and provisions are not assigned at random
peace-agreement.ended.ddr0,provision ddr 0,97,253,0.3834,0.3251,0.4444,UCDP PA 22.1,unadjusted; peacekeepers and provisions are not assigned at random
peace-agreement.ended.ddr1,provision ddr 1,37,121,0.3058,0.229,0.3917,UCDP PA 22.1,unadjusted; peacekeepers and provisions are not assigned at random
peace-agreement.ended.intarmy0,provision intarmy 0,103,282,0.3652,0.3107,0.4226,UCDP PA 22.1,unadjusted; peacekeepers and provisions are not assigned at random
peace-agreement.ended.intarmy1,provision intarmy 1,31,92,0.337,0.2466,0.4374,UCDP PA 22.1,unadjusted; peacekeepers and provisions are not assigned at random
peace-agreement.ended.pp0,provision pp 0,122,328,0.372,0.321,0.4252,UCDP PA 22.1,unadjusted; peacekeepers and provisions are not assigned at random
peace-agreement.ended.pp1,provision pp 1,12,46,0.2609,0.1512,0.3995,UCDP PA 22.1,unadjusted; peacekeepers and provisions are not assigned at random
peace-agreement.ended.cease0,provision cease 0,64,198,0.3232,0.261,0.3906,UCDP PA 22.1,unadjusted; peacekeepers and provisions are not assigned at random
peace-agreement.ended.cease1,provision cease 1,70,176,0.3977,0.3276,0.4712,UCDP PA 22.1,unadjusted; peacekeepers and provisions are not assigned at random
peace-agreement.ended.co_impl0,provision co_impl 0,89,228,0.3904,0.3287,0.4547,UCDP PA 22.1,unadjusted; peacekeepers and provisions are not assigned at random
peace-agreement.ended.co_impl1,provision co_impl 1,45,146,0.3082,0.2376,0.3863,UCDP PA 22.1,unadjusted; peacekeepers and provisions are not assigned at random
peace-agreement.ended.shagov0,provision shagov 0,116,321,0.3614,0.3103,0.415,UCDP PA 22.1,unadjusted; peacekeepers and provisions are not assigned at random
peace-agreement.ended.shagov1,provision shagov 1,18,53,0.3396,0.2233,0.4729,UCDP PA 22.1,unadjusted; peacekeepers and provisions are not assigned at random
peace-agreement.ended.elections0,provision elections 0,96,266,0.3609,0.3049,0.4199,UCDP PA 22.1,unadjusted; peacekeepers and provisions are not assigned at random
peace-agreement.ended.elections1,provision elections 1,38,108,0.3519,0.2666,0.4449,UCDP PA 22.1,unadjusted; peacekeepers and provisions are not assigned at random
peace-agreement.ended.amn0,provision amn 0,110,296,0.3716,0.318,0.4277,UCDP PA 22.1,unadjusted; peacekeepers and provisions are not assigned at random
peace-agreement.ended.amn1,provision amn 1,24,78,0.3077,0.2137,0.4157,UCDP PA 22.1,unadjusted; peacekeepers and provisions are not assigned at random
peace-agreement.ended.third_parties0,provision third_parties 0,32,110,0.2909,0.2123,0.3804,UCDP PA 22.1,unadjusted; peacekeepers and provisions are not assigned at random
peace-agreement.ended.third_parties1,provision third_parties 1,102,264,0.3864,0.3291,0.4461,UCDP PA 22.1,unadjusted; peacekeepers and provisions are not assigned at random
dyad.recurred.low-activity,same dyad active again by 2020 after low-activity,172,352,0.4886,0.4367,0.5408,UCDP Term 3-2021,unadjusted; peacekeepers and provisions are not assigned at random
dyad.recurred.ceasefire,same dyad active again by 2020 after ceasefire,40,95,0.4211,0.3254,0.5215,UCDP Term 3-2021,unadjusted; peacekeepers and provisions are not assigned at random
dyad.recurred.peace-agreement,same dyad active again by 2020 after peace-agreement,25,105,0.2381,0.1645,0.3259,UCDP Term 3-2021,unadjusted; peacekeepers and provisions are not assigned at random
dyad.recurred.government-or-sideA-victory,same dyad active again by 2020 after government-or-sideA-victory,22,143,0.1538,0.1019,0.2197,UCDP Term 3-2021,unadjusted; peacekeepers and provisions are not assigned at random
dyad.recurred.rebel-or-sideB-victory,same dyad active again by 2020 after rebel-or-sideB-victory,6,69,0.087,0.0371,0.1705,UCDP Term 3-2021,unadjusted; peacekeepers and provisions are not assigned at random
dyad.recurred.actor-ceased,same dyad active again by 2020 after actor-ceased,4,84,0.0476,0.0163,0.1092,UCDP Term 3-2021,unadjusted; peacekeepers and provisions are not assigned at random
dyad.recurred.interstate.ceasefire,interstate dyad active again after ceasefire,4,15,0.2667,0.0974,0.5166,UCDP Term 3-2021,unadjusted; peacekeepers and provisions are not assigned at random
dyad.recurred.interstate.peace-agreement,interstate dyad active again after peace-agreement,5,14,0.3571,0.1515,0.6155,UCDP Term 3-2021,unadjusted; peacekeepers and provisions are not assigned at random
dyad.recurred.interstate.low-activity,interstate dyad active again after low-activity,8,19,0.4211,0.2232,0.641,UCDP Term 3-2021,unadjusted; peacekeepers and provisions are not assigned at random
civilwar-ceasefire.failed.pk0,"civil-war ceasefire 1989-1999, peacekeepers 0 : war resumed by end 2004",41,62,0.6613,0.5383,0.7696,Fortna2008/ROS,unadjusted; peacekeepers and provisions are not assigned at random
civilwar-ceasefire.failed.pk1,"civil-war ceasefire 1989-1999, peacekeepers 1 : war resumed by end 2004",15,34,0.4412,0.2847,0.6072,Fortna2008/ROS,unadjusted; peacekeepers and provisions are not assigned at random
mid.threat-only.target-yields,disputes that never passed threat (hostlev 2): yield by side B,17,62,0.2742,0.1752,0.3937,GML MID 2.2.1,conditioned on never escalating past a threat: biased as a success rate of threats
mid.threat-only.compromise,same: compromise,1,62,0.0161,0.0017,0.0729,GML MID 2.2.1,conditioned on never escalating past a threat: biased as a success rate of threats
mid.threat-only.stalemate,same: stalemate,40,62,0.6452,0.5216,0.7555,GML MID 2.2.1,conditioned on never escalating past a threat: biased as a success rate of threats
mid.all.war,all militarised disputes: reached war (hostlev 5),95,2161,0.044,0.0359,0.0532,GML MID 2.2.1,
mid.all.compromise,all: compromise,159,2161,0.0736,0.0631,0.0852,GML MID 2.2.1,
mid.all.yieldB,all: target side yields,128,2161,0.0592,0.0499,0.0698,GML MID 2.2.1,
mid.all.negotiated,all: negotiated settlement,477,2161,0.2207,0.2036,0.2386,GML MID 2.2.1,
alliance.honoured.lenient,all relevant tests; multilateral counts as honoured if at least one member performed and none fought an ally (LLM+Sabrosky),80,146,0.5479,0.4669,0.6271,BF2018,
alliance.honoured.post1945.excl-arab-league,"1945-2003 without ATOP 3205 (Arab League pact, 7 tests)",12,47,0.2553,0.1478,0.3919,BF2018,"few, clustered tests (several alliances per war)"
alliance.honoured.defense.post1945.excl-arab-league,"defence obligation, 1945-2003, without ATOP 3205",6,36,0.1667,0.0727,0.3117,BF2018,"few, clustered tests (several alliances per war)"
sanction-threat.concession,"sanction threats resolved before imposition: target acquiesced partly/wholly (1,2)",202,469,0.4307,0.3864,0.4758,TIES (1945-2005),outcome codes from memory of the TIES codebook; their split by imposition agrees
sanction-threat.concession-or-settlement,"same + negotiated settlement (1,2,5)",262,469,0.5586,0.5135,0.6031,TIES (1945-2005),outcome codes from memory of the TIES codebook; their split by imposition agrees
sanction-threat.sender-backs-down,sender capitulated at threat stage (3),184,469,0.3923,0.3489,0.4371,TIES (1945-2005),outcome codes from memory of the TIES codebook; their split by imposition agrees
sanction-imposed.concession,"imposed sanctions: target acquiesced partly/wholly (6,7)",176,536,0.3284,0.2896,0.369,TIES (1945-2005),outcome codes from memory of the TIES codebook; their split by imposition agrees
sanction-imposed.concession-or-settlement,"same + negotiated settlement (6,7,10)",305,536,0.569,0.5268,0.6105,TIES (1945-2005),outcome codes from memory of the TIES codebook; their split by imposition agrees
sanction-imposed.sender-lifts,sender capitulated (8),160,536,0.2985,0.2609,0.3383,TIES (1945-2005),outcome codes from memory of the TIES codebook; their split by imposition agrees
sanction-threat.escalated-to-imposition,threatened cases with known outcome in which sanctions were imposed,323,807,0.4002,0.3669,0.4344,TIES (1945-2005),outcome codes from memory of the TIES codebook; their split by imposition agrees
`;
