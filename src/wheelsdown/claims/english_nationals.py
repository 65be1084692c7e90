"""What the people of a country are called in English: `Georgians`, `Kazakhs`, `Pakistanis`.

`NATIONALS` is the plural, to be put into the patterns of other modules.
"""

# Names in "-is" one by one: "Paris" and "Memphis" are no people.
_IN_IS = (
    r"(?:Israel|Pakistan|Iraq|Azerbaijan|Azer|Saudi|Oman|Kuwait|Yemen|Bangladesh|Emirat|Qatar|Somal|Bahrain|"
    r"Punjab|Kazakhstan|Uzbekistan|Nepal|Swaz|Dagestan|Kashmir|Bengal|Sindh|Pashtun|Maur|Yezid|Yazid|"
    r"Afghan|Tajikistan|Kyrgyzstan|Turkmenistan)is"
)
# And those that no ending tells.
_ALONE = (
    r"Turks|Kurds|Poles|Serbs|Croats|Czechs|Slovaks|Slovenes|Danes|Swedes|Finns|Greeks|Spaniards|Scots|"
    r"Arabs|Berbers|Tuareg|Thais|Lao|Hmong|Filipin[oa]s|Icelanders|Latvians|Chechens|Turkmens|Kazakhs|Kyrgyz|"
    r"Tatars|Bashkirs|Buryats|Yakuts|Ingush|Avars|Lezgins|Uyghurs|Uighurs|Hazaras|Pashtuns|Baloch|Rohingya|"
    r"Yazidis|Yezidis|Jews|Roma|Mayas?|Garifuna|Micronesians|New Zealanders|Kiwis|Britons|Bosniaks|"
    r"Lhotshampa"
)
NATIONALS = (
    rf"(?:(?-i:[A-Z][a-z]+(?:ans|ians|ese|eks|iks|ros|anos|enos))|(?-i:{_IN_IS})|(?-i:{_ALONE}))\b"
    # "Kyrgyz citizens": there it is an adjective.
    r"(?!\s(?:citizen|national|m[ae]n\b|wom[ae]n\b|people|famil|passenger|deportee|migrant|child|refugee|asylum))"
)
