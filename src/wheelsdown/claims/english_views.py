"""What is feared, felt and held in English: words of risk, of opinion, of appeal.

In comes the text of a segment; out goes whether it speaks of a risk, judges, or asks. Words are
listed by meaning; none is of one page.
"""

import re

from wheelsdown.claims.patterns import regex

FEAR_NOUN = regex(
    r"(?:^\W*|\b(?:amid|over|raising|sparking|stoking|the|their|his|her|growing|"
    r"widespread|despite|of|are|were|about|"
    r"serious|grave|new|fresh)\s+)(?P<noun>fears?|concerns?|worries|"
    r"warnings)\s+(?:\w+\s+)?(?:that|of|over|about)\b",
    re.IGNORECASE,
)
FEAR_VERB = regex(
    r"\b(?:fears?|feared|worr(?:y|ies|ied)|(?:am|is|are|was|were) (?:\w+ )?(?:afraid|"
    r"worried|scared|terrified|fearful|"
    r"concerned))\s+(?:that\b|of\b|about\b|for\b|(?:he|she|they|it|I|we|his|her|the|being|what)\b)",
    re.IGNORECASE,
)
HARM = (
    r"(?:persecut\w+|tortur\w+|imprison\w*|imprisonment|prison|jail(?:ed)?|"
    r"conscript\w*|draft(?:ed|ing)?\b|mobili[sz]\w+|"
    r"arrest(?:ed)?|detain(?:ed)?|detention|death|die\b|killed?|execut(?:ed|ion)|"
    r"prosecut\w+|retaliation|reprisals?|violence|"
    r"abuse[ds]?|harm(?:ed)?|disappear\w*|deport(?:ed|ation)|removal|removed|charged|"
    r"charges|trial|punish\w*|sent to (?:the front|fight|war|Ukraine)|"
    r"forced (?:to|into)|coerced into|danger|long sentences?|interrogat\w+|ill-treatment|mistreat\w+|"
    r"separat\w+|treason|beaten|target(?:ed|s)?|attack(?:ed|s)?|kidnap\w*|refoulement|"
    r"recruit\w+|revenge|starvation|disappear\w*|vanish|stoning|flogging|forced return|"
    r"mobili[sz]ed|"
    r"front(?: line)?|retribution|vendetta|labou?r camp|penal colony|firing squad|"
    r"hanging|\w+ years|years|lynch\w+|extort\w+|hunger|sentenced|convicted|hanged|shot|stripped of|blacklisted|"
    r"handed over|handed to|returned to|sent (?:back )?to (?!school|live|stay)|forcibly returned|rearrested|re-arrested|silenced|losing|los(?:e|ing) (?:his|her|their|the)|"
    r"rape\w*)"
)
AT_RISK = regex(
    rf"\b(?:(?:may|could|might|can|would|will) (?:yet |well |still |now )?(?:cost|mean|"
    rf"bring|carry|earn|land)s? (?:(?:him|her|them|me|us) )?"
    rf"(?:in |a |an |the |up to |many |long |\w+ )?(?:prison|jail|rope|noose|gallows|"
    rf"death|years|life|execution|torture|front|conscription|charges|danger|\w+ years)|"
    rf"fac(?:e|es|ed|ing) (?:the|an?) (?:same|similar|like|uncertain|worse|grim|bleak) (?:fate|future|prospect|danger)s?\b|"
    rf"fac(?:e|es|ed|ing) (?:forcible |forced |imminent |immediate |certain |summary |"
    rf"mass )*(?:return|deportation|removal|expulsion|extradition|refoulement)\b|"
    rf"(?:his|her|their) (?:life|lives|safety|liberty|freedom) (?:is|are|was|were|"
    rf"would be|will be|could be) (?:at (?:stake|risk)|in (?:danger|jeopardy))|"
    rf"(?:fate|worse) (?:awaits?|lies ahead)|stands? to be|can expect to be|"
    rf"at (?:\w+ )?risk(?: of| from|\b)|in (?:\w+ )?danger\b|under threat|"
    rf"(?:could|might|may|would|can|will likely|are likely to|is likely to|stands? to|"
    rf"risk(?:s|ed|ing)? being|risk(?:s|ed|ing)?)\s+"
    rf"(?:(?:now|also|well|still|then|even|again|be|have|face|been|end up|in|get|spend|"
    rf"serve|receive|a|an|both|the|their|his|her|years|long|of|up|to|being|immediate|"
    rf"unjust|political|criminal)\s+)*{HARM}|"
    rf"fac(?:e|es|ing|ed)\s+(?!(?:\w+ )?(?:charges?|trial|prosecution)\b)(?:(?:\w+|"
    rf"\d+)\s+){{0,5}}?{HARM}|"
    rf"\w*{HARM}\w* (?:could|might|may) (?:follow|await|come next)|await(?:s|ed)? "
    rf"(?:him|her|them|those)|fac(?:e|es|ed) (?:up to )?(?:\w+|\d+) years|"
    rf"(?:threat|danger|prospect|possibility|risk|peril) (?:of (?:\w+ ){{0,2}}?{HARM}|"
    rf"that (?:he|she|they|\w+) (?:will|would|could|might|may))|"
    rf"warn(?:s|ed)? of (?:\w+ ){{0,2}}?{HARM}|"
    rf"(?:lives? (?:is|are|would be|will be) in danger)|(?:threatened with))",
    re.IGNORECASE,
)
FEARED = frozenset({"fear", "fears", "feared", "worries", "worry", "worried"})

# Verbs of asking, with a mark of what is asked where they have other meanings.
REQUEST = regex(
    r"\b(?P<verb>urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:up)?on(?= (?!(?:the "
    r")?(?:phone|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday))\w)|"
    r"call(?:s|ed|ing)? (?:again |once more )?for(?= (?!questioning|help))|demand(?:s|"
    r"ed|ing)?(?= (?!for|in)\w)|"
    r"(?:(?:I|we) (?:also |hereby |therefore |respectfully |further |again |now |formally |urgently |additionally |accordingly |once more )*request|request(?:ed|s))(?<!the requests)(?= (?!by|asylum|refuge|protection|from|for|was|were|is|are|had|has)\w)|"
    r"press(?:es|ed|ing)?(?= (?:the|Congress|officials|ministers)\b)|"
    r"implor(?:e|es|ed)|beg(?:s|ged)?(?= )|plead(?:s|ed)? with|pray(?:s|"
    r"ed)?(?= (?:that|for|the)\b)|"
    r"petition(?:s|ed|ing)?(?= (?:the|Congress|parliament|a|ministers)\b)|"
    r"appeal(?:s|ing)? to(?= [^.;]{3,60} to\b)|"
    r"ask(?:s|ed|ing)? for(?= (?:an?|the|all|full|more|independent|immediate|clearer) (?:[\w-]+ ){0,2}?"
    r"(?:end|halt|ban|inquiry|enquiry|investigation|probe|moratorium|explanation|suspension|"
    r"release|publication|disclosure|review|audit|stop|debate|guarantees?|assurances?|access|"
    r"monitors?|inspections?|stay|order|list|records|documents|figures)\b)|"
    r"insist(?:s|ed)? on(?= (?:a|an|the|being|full)\b)|exhort(?:s|ed)?|entreat(?:s|ed)?|"
    r"recommend(?:s|ed)?(?= (?:that|the|an?)\b)|propose[sd]?(?= (?:that|the|an?)\b)|"
    r"(?:want(?:s|ed)?|would like)(?= (?:[\w'’“”\"-]+ ){1,8}?(?:to (?:be |stop|halt|"
    r"order|rule|block|grant|hear|reopen|disclose|name|act|intervene|apologi[sz]e|account|guarantee|suspend|ban|let|allow|"
    r"free|drop|withdraw|review|inspect|publish|explain|release|return|bring|answer|investigate|pay|resign)|"
    r"banned|outlawed|tabled|handed|opened|made public|audited|reviewed|reinstated|"
    r"stopped|halted|closed|suspended|released|published|freed|returned|scrapped|ended|"
    r"grounded|investigated|disclosed|abolished|withdrawn|repealed)\b)|"
    r"(?:(?:is|are) (?:\w+ly )?(?:asked|invited|encouraged)|(?:is|are|was|were) (?:\w+ly )?(?:urged|called (?:up)?on|requested|"
    r"implored))(?= to\b)|"
    r"(?:is|are) (?:asking|urging|calling (?:on|for)|demanding|requesting|petitioning|"
    r"pressing)(?= (?!about|why|how|whether|questions)\w)|"
    r"(?:should|would) be (?:most |very )?(?:grateful|obliged|thankful)(?= (?:for|if|to))|"
    r"(?:I|we) (?:look forward to|expect|await|anticipate) (?:(?:your|a|an|the) )?(?:\w+ )?(?:reply|response|answer|explanation)|"
    r"(?:I|we)(?: also| write to| "
    r"therefore| respectfully| further| hereby| now| again)* ask(?= (?!about|why|how|"
    r"ourselves|whether)\w)|(?:I|we) (?:would|should) (?:like|"
    r"appreciate)(?= )|writ(?:e|ing) to (?:ask|request|urge|demand)|"
    r"(?:I|we) (?:also |would also |further )?(?:want|wish|need|would like|should like) to (?:know|learn|understand|see|be told|be informed|receive)|"
    r"let (?=the|Congress|parliament|ministers|them\b)|"
    r"please(?= (?:confirm|explain|provide|tell|state|publish|send|disclose|list|"
    r"supply|answer|stop|halt|release|let)\b))",
    re.IGNORECASE,
)
LETTER = (
    r"(?:open letters?|letters?|petitions?|appeals?|manifestos?|calls?|statements?|declarations?)"
)
APPEAL = regex(
    r"\b(?:appeal(?:s|ed|ing)? (?:to|for)(?! the court)|have appealed|ask(?:s|ed|"
    r"ing)? (?!(?:the court|a judge|questions?|about|if|whether|how|what|why|for "
    r"(?:comment|his|her|their)|him|her|them|me|us|Petrov)\b)"
    r"[^,.;]{2,60}? (?:to|that|not to)\b|"
    r"(?:sign(?:s|ed)?|wrote|sent|published|filed|submitted|launched|addressed|started|"
    r"drafted|drew up|"
    r"presented|delivered|handed in|lodged|circulated|penned) (?:an? |the |their |his |"
    r"her )?(?:[\w-]+ ){0,3}(?:open letters?|"
    r"letters?|petitions?|appeals?|manifestos?)\b|"
    rf"(?:open letter|letter|petition|appeal|manifesto)\b[^.;]{{0,80}}\b(?:was|were|"
    rf"has been|had been|have been) "
    r"(?:signed|sent|addressed|delivered|published|submitted|handed|launched|started|lodged)|"
    r"(?:petition|letter|appeal|manifesto|call)\b[^.;]{0,60}\b(?:(?:has|had|"
    r"have) (?:already |now |so far )?(?:collected|gathered|attracted|drawn|gained|"
    r"passed|reached|won)|"
    r"collected|gathered|attracted|drew|passed|reached|bears|carries|bore|"
    r"carried)\b[^.;]{0,30}\b(?:signatures|names|signatories|supporters|\d)|"
    rf"petition(?:s|ed)\b|(?:joined|backed|supported|endorsed|signed on to|signed|"
    rf"co-signed|put (?:their|his|her|its) names? to|lent (?:their|his|her) names? to|"
    rf"added (?:their|his|her) names? to|rallied behind) (?:the|an?|this|their|"
    rf"our) (?:[\w-]+ )?{LETTER}\b|"
    r"(?:have|has|had) (?:now |also |since )?written (?:to|an? (?:\w+ )?letter)\b|"
    r"wrote to (?:the )?(?:president|prime|minister|government|secretary|Congress|"
    r"parliament|UN|home secretary|attorney)\b|"
    r"(?:is|are) collecting signatures\b|"
    r"added (?:their|his|her) names?\b|put (?:their|his|her) names? to\b|"
    r"(?:people|of you|lawyers|academics|doctors|scholars|writers|citizens|"
    r"organi[sz]ations|groups|\d) (?:have|has) (?:already |now |also |"
    r"so far )?signed\b)",
    re.IGNORECASE,
)
COURT_APPEAL = regex(r"\b(?:court|ruling|decision|order|judge|verdict|sentence|conviction)\b", re.I)

OPINION = regex(
    r"\b(?:obscene|shame(?:ful)?|shameless|disgrace(?:ful)?|terribl[ey]|horribl[ey]|"
    r"horrif(?:ic|ying|ied)|appall(?:ing|ed)|unjust(?:ly)?|unfair(?:ly)?|cruel(?:ty|"
    r"ly)?|"
    r"inhuman(?:e|ity)?|heartless|heartbreaking|heartbroken|tragedy|tragic(?:ally)?|"
    r"worst|best|dire|moral(?:ly|ity)?|immoral|conscience|evil|monstrous|barbaric|"
    r"outrag(?:e|eous|ed)|unacceptable|intolerable|indefensible|disgust(?:ing|ed)|"
    r"nightmare|unthinkable|unforgivable|wrong|betray(?:al|ed|s)?|hypocri\w+|absurd|"
    r"senseless|"
    r"reckless|dangerous|brave|proud|grateful|thank(?:s|ful|ed)?|sad(?:ly|ness)?|"
    r"angry|anger|furious|shock(?:ed|ing)|devastat(?:ed|ing)|desperate|hopeless|"
    r"hope(?:s|d|ful)?|wish(?:es|ed)?|deserve[sd]?|ought|must(?! have been)|"
    r"should(?:n't)?|need(?:s)? to|"
    r"condemn(?:s|ed|ing)?|denounc(?:e|es|ed|ing)|decri(?:es|ed)|criticiz(?:es|ed)|"
    r"criticis(?:es|ed)|welcom(?:es|ed)|applaud(?:s|ed)?|prais(?:es|ed)|slam(?:s|med)|"
    r"blast(?:s|ed)|blam(?:es|ed)|"
    r"regret(?:s|ted)?|matter of|I (?:used to )?think|I believe|we believe|in my view|"
    r"in our view|owe|history will|forgive|lucky|"
    r"concern(?:s|ed)?|getting worse|make no mistake|mistake|problem|ridiculous|"
    r"nonsense|lies?\b|lying|illegal|unlawful|violat(?:es|ion)|great|important|"
    r"essential|"
    r"a disaster|political prisoners? (?:is|are)|no excuse|no justification|cannot be|"
    r"can't be|feel(?:s|ing)?|felt|glad|happy|unhappy|relieved|worried|afraid)\b",
    re.IGNORECASE,
)
STRONG_OPINION = regex(
    r"\b(?:obscene|shame(?:ful)?|disgrace|terrible|horrible|unjust|cruel|inhumane|"
    r"heartbreaking|tragedy|worst|dire|immoral|conscience|outrage(?:ous)?|"
    r"unacceptable|nightmare|"
    r"stain on|blot on|disgrace\w*|unforgivable|barbaric|decent (?:country|society|people|person|man|woman|thing|nation|government|human)|ashamed|applaud\w*|"
    r"excuse|humane|dignity|honest(?:ly)?|coward\w*|(?-i:justice)(?! (?:department|"
    r"ministry|minister|secretary|system|reform))|hypocri\w+|"
    r"nobody asks|we tell ourselves|ever worked|no government|grown used to|the idea "
    r"that|a country that|condemn(?:s|ed)?|denounc(?:es|ed)|history will|forgive|"
    r"thank|hope|should|ought|must|deserve|owe|betrayal|wrong|better than this)\b",
    re.IGNORECASE,
)
UNCERTAIN_EFFECT = regex(r"\bthat (?:could|might|would|may)\b", re.IGNORECASE)
PRESENT_STATE = regex(
    r"\b(?:(?:is|are|am|'s|'re) (?!(?:being|to be|due|expected|scheduled|set|believed|"
    r"reported|on board|aboard|awaiting|\w+ed\b|in (?:detention|custody)))|hold "
    r"(?:\w+ )?views|held (?:[\w-]+ )?views|want|know what|means?|knows?|think|"
    r"believe)\b"
)

# How an essay speaks: of what "we" and "I" hold, of virtues and vices, in superlatives.
ESSAY = regex(
    r"^\W*(?:I|we)\s+(?:\w+ly\s+|still\s+|do\s+not\s+|don't\s+|also\s+)*(?:doubt|wonder|suspect|refuse\s+to|call\s+(?:it|this|that|them)|"
    r"can(?:not|'t)?\s+(?:think|imagine|accept|understand|help|excuse|forgive|bear|look)|would\s+(?:not|rather|like\s+to\s+think)|"
    r"used\s+to\s+(?:think|believe)|once\s+(?:thought|believed)|tell\s+ourselves|flatter\s+ourselves|like\s+to\s+(?:think|believe|say|call))\b|"
    r"^\W*an?\s+(?:[\w-]+\s+)?(?:country|government|nation|state|society|republic|democracy|people|minister|policy|law|system|city|church|court)\s+"
    r"(?:that|which|who|so)\b|"
    r"\bit(?:'s|\s+is|\s+was)\s+(?:high\s+|past\s+|about\s+)?time\s+(?:for|to|that|we|they|the|somebody|someone)\b|"
    r"\bthere\s+(?:is|was|can\s+be)\s+(?:no|something|nothing|little|only\s+one)\s+(?:\w+\s+)?(?:word|name|way|excuse|about|honou?r|glory|shame|sense|comfort)\b|"
    r"\b(?:is|are|was)\s+the\s+(?:only|right|wrong|proper|honest|kindest|plain)\s+(?:\w+\s+)?(?:word|name|term|answer|question|thing)\b|"
    r"\bno\s+(?:\w+er|more\s+\w+)\s+(?:\w+\s+)?(?:flight|day|night|thing|sight|morning|act|way|hour|policy|journey)\b|"
    r"^\W*(?:sooner\s+or\s+later|every\s+(?:country|nation|government|generation|age|empire|regime|passport|border|wall|bureaucrat))\b|"
    r"^\W*we\s+have\s+(?:all\s+)?(?:become|learned|learnt|chosen|forgotten|stopped|turned|agreed|let|made|grown|lost|decided)\b|"
    r"^\W*(?:deportation|exile|cowardice|cruelty|silence|shame|courage|mercy|decency|indifference|fear|hypocrisy|greed|complicity|kindness|compassion|"
    r"honesty|dignity|justice|patience|obedience|efficiency|secrecy|distance|pity|charity|conscience|memory|freedom|dissent|exile)\s+"
    r"(?:is|are|was|has|have|does|do|can(?:not)?|will|must|belongs?|begins|ends|costs|travels|needs|never|always)\b|"
    r"\bwhat\s+(?:kind|sort)\s+of\s+(?:a\s+)?(?:country|nation|people|government|man|state)\b|"
    r"^\W*(?:our\s+(?:children|grandchildren|descendants)|history|posterity|the\s+(?:next|coming)\s+generation)\s+(?:will|would|may|shall)\b",
    re.IGNORECASE,
)
