/** data/reference-classes.csv, so that a browser has it too. A test keeps the two the same. */
export const CLASS_CSV = `class,what,events,n,rate,jeffreys_lo,jeffreys_hi,source,note
alliance.honoured.all,"Alliance commitments honoured when a war called on them, 1816-2003",73,146,0.5,0.4196,0.5804,BF2018,
alliance.honoured.pre1945,"Alliance commitments honoured when a war called on them, 1816-1944",61,92,0.663,0.5626,0.7534,BF2018,
alliance.honoured.post1945,"Alliance commitments honoured when a war called on them, 1945-2003",12,54,0.2222,0.1276,0.3457,BF2018,"few tests, and clustered: several alliances per war"
alliance.honoured.defense,"Alliance commitments honoured when a war called on them, 1816-2003, defence obligation",42,102,0.4118,0.3198,0.5086,BF2018,
alliance.honoured.defense.pre1945,"Alliance commitments honoured when a war called on them, 1816-1944, defence obligation",36,59,0.6102,0.4829,0.7269,BF2018,
alliance.honoured.defense.post1945,"Alliance commitments honoured when a war called on them, 1945-2003, defence obligation",6,43,0.1395,0.0604,0.2652,BF2018,"few tests, and clustered: several alliances per war"
alliance.honoured.offense,"Alliance commitments honoured when a war called on them, 1816-2003, obligation to join an attack",31,42,0.7381,0.5925,0.8522,BF2018,
alliance.honoured.offense.pre1945,"Alliance commitments honoured when a war called on them, 1816-1944, obligation to join an attack",27,35,0.7714,0.6145,0.8856,BF2018,
alliance.honoured.offense.post1945,"Alliance commitments honoured when a war called on them, 1945-2003, obligation to join an attack",4,7,0.5714,0.2345,0.8611,BF2018,"few tests, and clustered: several alliances per war"
alliance.honoured.neutral,"Alliance commitments honoured when a war called on them, 1816-2003, obligation to stay neutral",35,45,0.7778,0.6415,0.8796,BF2018,
alliance.honoured.neutral.pre1945,"Alliance commitments honoured when a war called on them, 1816-1944, obligation to stay neutral",30,40,0.75,0.6017,0.8636,BF2018,
alliance.honoured.neutral.post1945,"Alliance commitments honoured when a war called on them, 1945-2003, obligation to stay neutral",5,5,1,0.6206,0.9999,BF2018,"few tests, and clustered: several alliances per war"
alliance.honoured.nonagg,"Alliance commitments honoured when a war called on them, 1816-2003, obligation not to attack",18,49,0.3673,0.2431,0.5068,BF2018,
alliance.honoured.nonagg.pre1945,"Alliance commitments honoured when a war called on them, 1816-1944, obligation not to attack",13,21,0.619,0.4071,0.8006,BF2018,
alliance.honoured.nonagg.post1945,"Alliance commitments honoured when a war called on them, 1945-2003, obligation not to attack",5,28,0.1786,0.0716,0.348,BF2018,"few tests, and clustered: several alliances per war"
alliance.honoured.bilateral,"Alliance commitments honoured when a war called on them, 1816-2003, bilateral",62,104,0.5962,0.5003,0.6868,BF2018,
alliance.honoured.multilateral,"Alliance commitments honoured when a war called on them, 1816-2003, multilateral (every member must perform)",11,42,0.2619,0.1478,0.4075,BF2018,
alliance.honoured.bilateral.post1945,"Alliance commitments honoured when a war called on them, 1945-2003, bilateral",10,29,0.3448,0.193,0.5259,BF2018,"few tests, and clustered: several alliances per war"
alliance.honoured.multilateral.post1945,"Alliance commitments honoured when a war called on them, 1945-2003, multilateral (every member must perform)",2,25,0.08,0.017,0.2327,BF2018,"few tests, and clustered: several alliances per war"
alliance.honoured.bilateral.defense,"Alliance commitments honoured when a war called on them, 1816-2003, bilateral, defence obligation",34,66,0.5152,0.3961,0.6329,BF2018,
alliance.honoured.bilateral.defense.post1945,"Alliance commitments honoured when a war called on them, 1945-2003, bilateral, defence obligation",6,22,0.2727,0.1227,0.4782,BF2018,"few tests, and clustered: several alliances per war"
alliance.honoured.altcoding,"Alliance commitments honoured when a war called on them, 1816-2003, the authors' alternative coding",69,139,0.4964,0.4141,0.5789,BF2018,
ally.honoured.la.all,"Allies that honoured their commitment in war, 1816-1944, strict coding",93,137,0.6788,0.5975,0.7527,LA2005,
ally.honoured.la.milinst0,"Allies that honoured their commitment in war, 1816-1944, strict coding, peacetime military institutionalisation 0 of 0 to 2",63,81,0.7778,0.6785,0.8576,LA2005,
ally.honoured.la.milinst1,"Allies that honoured their commitment in war, 1816-1944, strict coding, peacetime military institutionalisation 1 of 0 to 2",18,30,0.6,0.4222,0.7595,LA2005,
ally.honoured.la.milinst2,"Allies that honoured their commitment in war, 1816-1944, strict coding, peacetime military institutionalisation 2 of 0 to 2",12,26,0.4615,0.2824,0.6487,LA2005,
ally.honoured.la.formal0,"Allies that honoured their commitment in war, 1816-1944, strict coding, formality 0 of 0 to 2",39,49,0.7959,0.6681,0.89,LA2005,
ally.honoured.la.formal1,"Allies that honoured their commitment in war, 1816-1944, strict coding, formality 1 of 0 to 2",47,66,0.7121,0.5956,0.8105,LA2005,
ally.honoured.la.formal2,"Allies that honoured their commitment in war, 1816-1944, strict coding, formality 2 of 0 to 2",7,22,0.3182,0.1551,0.5257,LA2005,
ally.honoured.la.chcap2d0,"Allies that honoured their commitment in war, 1816-1944, strict coding, change in capability: no",63,76,0.8289,0.7328,0.9006,LA2005,
ally.honoured.la.chcap2d1,"Allies that honoured their commitment in war, 1816-1944, strict coding, change in capability: yes",30,61,0.4918,0.3692,0.6152,LA2005,
ally.honoured.la.dinstch20,"Allies that honoured their commitment in war, 1816-1944, strict coding, change of domestic institutions: no",85,110,0.7727,0.688,0.8433,LA2005,
ally.honoured.la.dinstch21,"Allies that honoured their commitment in war, 1816-1944, strict coding, change of domestic institutions: yes",8,27,0.2963,0.1512,0.4825,LA2005,
ally.honoured.la.origtar10,"Allies that honoured their commitment in war, 1816-1944, strict coding, ally was the original target: no",72,88,0.8182,0.728,0.8878,LA2005,
ally.honoured.la.origtar11,"Allies that honoured their commitment in war, 1816-1944, strict coding, ally was the original target: yes",21,49,0.4286,0.2974,0.5679,LA2005,
ally.honoured.la.bilat0,"Allies that honoured their commitment in war, 1816-1944, strict coding, bilateral: no",13,30,0.4333,0.2689,0.6099,LA2005,
ally.honoured.la.bilat1,"Allies that honoured their commitment in war, 1816-1944, strict coding, bilateral: yes",80,107,0.7477,0.6595,0.8226,LA2005,
ally.honoured.la.active0,"Allies that honoured their commitment in war, 1816-1944, strict coding, obligation to join the fighting: no",38,44,0.8636,0.7404,0.941,LA2005,
ally.honoured.la.active1,"Allies that honoured their commitment in war, 1816-1944, strict coding, obligation to join the fighting: yes",55,93,0.5914,0.49,0.6872,LA2005,
ally.honoured.la.wartime0,"Allies that honoured their commitment in war, 1816-1944, strict coding, concluded in wartime: no",62,104,0.5962,0.5003,0.6868,LA2005,
ally.honoured.la.wartime1,"Allies that honoured their commitment in war, 1816-1944, strict coding, concluded in wartime: yes",31,33,0.9394,0.8195,0.9872,LA2005,
alliance.ended.violated,"Alliances that ended, 1815-2016: by violation or abrogation",160,411,0.3893,0.3431,0.4371,ATOP4.01,
alliance.ended.renegotiated,"Alliances that ended, 1815-2016: by renegotiation",118,411,0.2871,0.245,0.3322,ATOP4.01,
alliance.ended.fulfilled,"Alliances that ended, 1815-2016: by fulfilment or expiry",84,411,0.2044,0.1675,0.2454,ATOP4.01,
alliance.ended.violated.estmode0,"Alliances that ended, 1815-2016: by violation or abrogation, peacetime alliances not made by treaty",39,77,0.5065,0.3963,0.6162,ATOP4.01,
alliance.ended.violated.estmode1,"Alliances that ended, 1815-2016: by violation or abrogation, peacetime alliances made by treaty",106,272,0.3897,0.3332,0.4486,ATOP4.01,
alliance.ended.violated.defense0,"Alliances that ended, 1815-2016: by violation or abrogation, without defence obligation",74,182,0.4066,0.3372,0.479,ATOP4.01,
alliance.ended.violated.defense1,"Alliances that ended, 1815-2016: by violation or abrogation, with defence obligation",86,229,0.3755,0.3147,0.4395,ATOP4.01,
alliance.ended.violated.milinst0,"Alliances that ended, 1815-2016: by violation or abrogation, military institutionalisation 0 of 0 to 2",88,260,0.3385,0.283,0.3975,ATOP4.01,
alliance.ended.violated.milinst1,"Alliances that ended, 1815-2016: by violation or abrogation, military institutionalisation 1 of 0 to 2",37,80,0.4625,0.3562,0.5715,ATOP4.01,
alliance.ended.violated.milinst2,"Alliances that ended, 1815-2016: by violation or abrogation, military institutionalisation 2 of 0 to 2",33,68,0.4853,0.3692,0.6026,ATOP4.01,
alliance-year.violated.base,"Years of bilateral alliances 1919-2008 in which one was violated, no change in a member of the coalition that supports the leader",51,5899,0.0086,0.0065,0.0113,ATOP4.01 x CHISOLS4.0,
alliance-year.violated.sols-nondem,"Years of bilateral alliances 1919-2008 in which one was violated, after a change of supporting coalition in a member that is no democracy",22,528,0.0417,0.0271,0.0613,ATOP4.01 x CHISOLS4.0,
alliance-year.violated.sols-dem-only,"Years of bilateral alliances 1919-2008 in which one was violated, after a change of supporting coalition in a democratic member alone",18,2155,0.0084,0.0051,0.0129,ATOP4.01 x CHISOLS4.0,
leader.exit.regular.post1945,Leaders who took office from 1945 on and left it: by regular means,1403,1922,0.73,0.7098,0.7495,Archigos4.1,
leader.exit.irregular.post1945,Leaders who took office from 1945 on and left it: by irregular means,352,1922,0.1831,0.1663,0.2009,Archigos4.1,
leader.exit.natural-death.post1945,Leaders who took office from 1945 on and left it: by natural death,104,1922,0.0541,0.0447,0.0649,Archigos4.1,
leader.exit.foreign.post1945,Leaders who took office from 1945 on and left it: removed by a foreign state,24,1922,0.0125,0.0082,0.0182,Archigos4.1,
state-year.leader-change.nondemocracy,Years of states that are no democracy 1919-2008 with any change of leader,844,5961,0.1416,0.1329,0.1506,CHISOLS4.0,
state-year.sols-change.nondemocracy,Years of states that are no democracy 1919-2008 with a leader from another supporting coalition,316,5961,0.053,0.0475,0.0589,CHISOLS4.0,
state-year.leader-change.democracy,Years of democracies 1919-2008 with any change of leader,1020,3727,0.2737,0.2595,0.2882,CHISOLS4.0,
state-year.sols-change.democracy,Years of democracies 1919-2008 with a leader from another supporting coalition,573,3727,0.1537,0.1424,0.1656,CHISOLS4.0,
peace-agreement.ended.all,Peace agreements 1975-2021 coded as ended by 2021,134,374,0.3583,0.3109,0.4078,UCDP PA 22.1,raw share: provisions and peacekeepers are not assigned at random
peace-agreement.ended.type1,"Peace agreements 1975-2021 coded as ended by 2021, full agreements",17,77,0.2208,0.1395,0.3226,UCDP PA 22.1,raw share: provisions and peacekeepers are not assigned at random
peace-agreement.ended.type2,"Peace agreements 1975-2021 coded as ended by 2021, partial agreements",80,213,0.3756,0.3126,0.4419,UCDP PA 22.1,raw share: provisions and peacekeepers are not assigned at random
peace-agreement.ended.type3,"Peace agreements 1975-2021 coded as ended by 2021, process agreements",37,84,0.4405,0.3378,0.5472,UCDP PA 22.1,raw share: provisions and peacekeepers are not assigned at random
peace-agreement.ended.pko0,"Peace agreements 1975-2021 coded as ended by 2021, without provision: peacekeepers",115,324,0.3549,0.3043,0.4081,UCDP PA 22.1,raw share: provisions and peacekeepers are not assigned at random
peace-agreement.ended.pko1,"Peace agreements 1975-2021 coded as ended by 2021, with provision: peacekeepers",19,50,0.38,0.2553,0.5182,UCDP PA 22.1,raw share: provisions and peacekeepers are not assigned at random
peace-agreement.ended.ddr0,"Peace agreements 1975-2021 coded as ended by 2021, without provision: disarmament and reintegration",97,253,0.3834,0.3251,0.4444,UCDP PA 22.1,raw share: provisions and peacekeepers are not assigned at random
peace-agreement.ended.ddr1,"Peace agreements 1975-2021 coded as ended by 2021, with provision: disarmament and reintegration",37,121,0.3058,0.229,0.3917,UCDP PA 22.1,raw share: provisions and peacekeepers are not assigned at random
peace-agreement.ended.intarmy0,"Peace agreements 1975-2021 coded as ended by 2021, without provision: integration into the army",103,282,0.3652,0.3107,0.4226,UCDP PA 22.1,raw share: provisions and peacekeepers are not assigned at random
peace-agreement.ended.intarmy1,"Peace agreements 1975-2021 coded as ended by 2021, with provision: integration into the army",31,92,0.337,0.2466,0.4374,UCDP PA 22.1,raw share: provisions and peacekeepers are not assigned at random
peace-agreement.ended.pp0,"Peace agreements 1975-2021 coded as ended by 2021, without provision: rebels become a party",122,328,0.372,0.321,0.4252,UCDP PA 22.1,raw share: provisions and peacekeepers are not assigned at random
peace-agreement.ended.pp1,"Peace agreements 1975-2021 coded as ended by 2021, with provision: rebels become a party",12,46,0.2609,0.1512,0.3995,UCDP PA 22.1,raw share: provisions and peacekeepers are not assigned at random
peace-agreement.ended.cease0,"Peace agreements 1975-2021 coded as ended by 2021, without provision: a cease-fire",64,198,0.3232,0.261,0.3906,UCDP PA 22.1,raw share: provisions and peacekeepers are not assigned at random
peace-agreement.ended.cease1,"Peace agreements 1975-2021 coded as ended by 2021, with provision: a cease-fire",70,176,0.3977,0.3276,0.4712,UCDP PA 22.1,raw share: provisions and peacekeepers are not assigned at random
peace-agreement.ended.co-impl0,"Peace agreements 1975-2021 coded as ended by 2021, without provision: a commission to implement it",89,228,0.3904,0.3287,0.4547,UCDP PA 22.1,raw share: provisions and peacekeepers are not assigned at random
peace-agreement.ended.co-impl1,"Peace agreements 1975-2021 coded as ended by 2021, with provision: a commission to implement it",45,146,0.3082,0.2376,0.3863,UCDP PA 22.1,raw share: provisions and peacekeepers are not assigned at random
peace-agreement.ended.shagov0,"Peace agreements 1975-2021 coded as ended by 2021, without provision: shared government",116,321,0.3614,0.3103,0.415,UCDP PA 22.1,raw share: provisions and peacekeepers are not assigned at random
peace-agreement.ended.shagov1,"Peace agreements 1975-2021 coded as ended by 2021, with provision: shared government",18,53,0.3396,0.2233,0.4729,UCDP PA 22.1,raw share: provisions and peacekeepers are not assigned at random
peace-agreement.ended.elections0,"Peace agreements 1975-2021 coded as ended by 2021, without provision: elections",96,266,0.3609,0.3049,0.4199,UCDP PA 22.1,raw share: provisions and peacekeepers are not assigned at random
peace-agreement.ended.elections1,"Peace agreements 1975-2021 coded as ended by 2021, with provision: elections",38,108,0.3519,0.2666,0.4449,UCDP PA 22.1,raw share: provisions and peacekeepers are not assigned at random
peace-agreement.ended.amn0,"Peace agreements 1975-2021 coded as ended by 2021, without provision: amnesty",110,296,0.3716,0.318,0.4277,UCDP PA 22.1,raw share: provisions and peacekeepers are not assigned at random
peace-agreement.ended.amn1,"Peace agreements 1975-2021 coded as ended by 2021, with provision: amnesty",24,78,0.3077,0.2137,0.4157,UCDP PA 22.1,raw share: provisions and peacekeepers are not assigned at random
peace-agreement.ended.third-parties0,"Peace agreements 1975-2021 coded as ended by 2021, without provision: third parties named",32,110,0.2909,0.2123,0.3804,UCDP PA 22.1,raw share: provisions and peacekeepers are not assigned at random
peace-agreement.ended.third-parties1,"Peace agreements 1975-2021 coded as ended by 2021, with provision: third parties named",102,264,0.3864,0.3291,0.4461,UCDP PA 22.1,raw share: provisions and peacekeepers are not assigned at random
dyad.recurred.low-activity,Conflicts 1946-2020 in which the same two sides fought again by 2020 after fighting fell off,172,352,0.4886,0.4367,0.5408,UCDP Term 3-2021,raw share: provisions and peacekeepers are not assigned at random
dyad.recurred.ceasefire,Conflicts 1946-2020 in which the same two sides fought again by 2020 after a cease-fire,40,95,0.4211,0.3254,0.5215,UCDP Term 3-2021,raw share: provisions and peacekeepers are not assigned at random
dyad.recurred.peace-agreement,Conflicts 1946-2020 in which the same two sides fought again by 2020 after a peace agreement,25,105,0.2381,0.1645,0.3259,UCDP Term 3-2021,raw share: provisions and peacekeepers are not assigned at random
dyad.recurred.government-or-side-a-victory,Conflicts 1946-2020 in which the same two sides fought again by 2020 after victory of the government or side A,22,143,0.1538,0.1019,0.2197,UCDP Term 3-2021,raw share: provisions and peacekeepers are not assigned at random
dyad.recurred.rebel-or-side-b-victory,Conflicts 1946-2020 in which the same two sides fought again by 2020 after victory of the rebels or side B,6,69,0.087,0.0371,0.1705,UCDP Term 3-2021,raw share: provisions and peacekeepers are not assigned at random
dyad.recurred.actor-ceased,Conflicts 1946-2020 in which the same two sides fought again by 2020 after one side ceased to exist,4,84,0.0476,0.0163,0.1092,UCDP Term 3-2021,raw share: provisions and peacekeepers are not assigned at random
dyad.recurred.interstate.ceasefire,Interstate conflicts 1946-2020 in which the same two sides fought again by 2020 after a cease-fire,4,15,0.2667,0.0974,0.5166,UCDP Term 3-2021,raw share: provisions and peacekeepers are not assigned at random
dyad.recurred.interstate.peace-agreement,Interstate conflicts 1946-2020 in which the same two sides fought again by 2020 after a peace agreement,5,14,0.3571,0.1515,0.6155,UCDP Term 3-2021,raw share: provisions and peacekeepers are not assigned at random
dyad.recurred.interstate.low-activity,Interstate conflicts 1946-2020 in which the same two sides fought again by 2020 after fighting fell off,8,19,0.4211,0.2232,0.641,UCDP Term 3-2021,raw share: provisions and peacekeepers are not assigned at random
civilwar-ceasefire.failed.pk0,"Civil-war cease-fires 1989-1999, without peacekeepers: war resumed by the end of 2004",41,62,0.6613,0.5383,0.7696,Fortna2008/ROS,raw share: provisions and peacekeepers are not assigned at random
civilwar-ceasefire.failed.pk1,"Civil-war cease-fires 1989-1999, with peacekeepers: war resumed by the end of 2004",15,34,0.4412,0.2847,0.6072,Fortna2008/ROS,raw share: provisions and peacekeepers are not assigned at random
mid.threat-only.target-yields,Militarised disputes 1816-2010 that never went past a threat: the target yields,17,62,0.2742,0.1752,0.3937,GML MID 2.2.1,"only disputes that never escalated, so it flatters threats"
mid.threat-only.compromise,Militarised disputes 1816-2010 that never went past a threat: compromise,1,62,0.0161,0.0017,0.0729,GML MID 2.2.1,"only disputes that never escalated, so it flatters threats"
mid.threat-only.stalemate,Militarised disputes 1816-2010 that never went past a threat: stalemate,40,62,0.6452,0.5216,0.7555,GML MID 2.2.1,"only disputes that never escalated, so it flatters threats"
mid.all.war,Militarised disputes 1816-2010: reached war,95,2161,0.044,0.0359,0.0532,GML MID 2.2.1,
mid.all.compromise,Militarised disputes 1816-2010: compromise,159,2161,0.0736,0.0631,0.0852,GML MID 2.2.1,
mid.all.target-yields,Militarised disputes 1816-2010: the target yields,128,2161,0.0592,0.0499,0.0698,GML MID 2.2.1,
mid.all.negotiated,Militarised disputes 1816-2010: negotiated settlement,477,2161,0.2207,0.2036,0.2386,GML MID 2.2.1,
alliance.honoured.lenient,"Alliance commitments honoured when a war called on them, 1816-2003, lenient: a multilateral alliance counts if one member performed and none fought an ally",80,146,0.5479,0.4669,0.6271,BF2018,
alliance.honoured.post1945.excl-arab-league,"Alliance commitments honoured when a war called on them, 1945-2003, without the Arab League pact (7 tests)",12,47,0.2553,0.1478,0.3919,BF2018,"few tests, and clustered: several alliances per war"
alliance.honoured.defense.post1945.excl-arab-league,"Alliance commitments honoured when a war called on them, 1945-2003, defence obligation, without the Arab League pact (7 tests)",6,36,0.1667,0.0727,0.3117,BF2018,"few tests, and clustered: several alliances per war"
sanction-threat.concession,"Sanction threats 1945-2005 settled before imposition: the target gave way, in part or wholly",202,469,0.4307,0.3864,0.4758,TIES (1945-2005),outcome codes not checked against the codebook
sanction-threat.concession-or-settlement,Sanction threats 1945-2005 settled before imposition: the target gave way or a settlement was negotiated,262,469,0.5586,0.5135,0.6031,TIES (1945-2005),outcome codes not checked against the codebook
sanction-threat.sender-backs-down,Sanction threats 1945-2005 settled before imposition: the sender backed down,184,469,0.3923,0.3489,0.4371,TIES (1945-2005),outcome codes not checked against the codebook
sanction-imposed.concession,"Imposed sanctions 1945-2005: the target gave way, in part or wholly",176,536,0.3284,0.2896,0.369,TIES (1945-2005),outcome codes not checked against the codebook
sanction-imposed.concession-or-settlement,Imposed sanctions 1945-2005: the target gave way or a settlement was negotiated,305,536,0.569,0.5268,0.6105,TIES (1945-2005),outcome codes not checked against the codebook
sanction-imposed.sender-lifts,Imposed sanctions 1945-2005: the sender gave up,160,536,0.2985,0.2609,0.3383,TIES (1945-2005),outcome codes not checked against the codebook
sanction-threat.escalated-to-imposition,Sanction threats 1945-2005 settled before imposition: (all with known outcome) sanctions were imposed,323,807,0.4002,0.3669,0.4344,TIES (1945-2005),outcome codes not checked against the codebook
`;
